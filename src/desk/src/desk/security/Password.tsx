import { Button, PasswordInput, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import { FormDialog } from "../parts/FormDialog";
import { PasswordField } from "./PasswordField";
import { useOwnAct } from "./queries";

/** A new password; it ends what was signed in elsewhere. */
export function Password() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const change = useOwnAct((given: FormData) => api.post("me/password", { current: String(given.get("current")), password: String(given.get("password")) }));
  return (
    <section className="card" aria-labelledby="password">
      <Title order={3} id="password">
        {t("door.password")}
      </Title>
      <p className="hint" role="status">
        {change.isSuccess ? t("saved") : ""}
      </p>
      <Button onClick={() => setAsked(true)}>{t("password.change")}</Button>
      {asked && (
        <FormDialog title={t("password.change")} action={t("password.change")} close={() => setAsked(false)} submit={change.mutateAsync}>
          <PasswordField name="current" label={t("password.current")} />
          <PasswordInput name="password" label={t("password.new")} description={t("welcome.passwordHint")} required withAsterisk={false} autoComplete="new-password" minLength={12} visibilityToggleButtonProps={{ "aria-label": t("door.show") }} />
        </FormDialog>
      )}
    </section>
  );
}
