import { Button, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import { FormDialog } from "../parts/FormDialog";
import { NewAuthenticator } from "./NewAuthenticator";
import { PasswordField } from "./PasswordField";
import { useOwnAct } from "./queries";

/** The app on one's phone that makes codes. */
export function Authenticator({ on }: { readonly on: boolean }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<"add" | "remove" | null>(null);
  const remove = useOwnAct((password: string) => api.post("me/authenticator/remove", { password }));
  return (
    <section className="card" aria-labelledby="authenticator">
      <Title order={3} id="authenticator">
        {t("app.title")}
      </Title>
      <p>{t(on ? "app.on" : "app.off")}</p>
      <div className="row-of-buttons">
        <Button variant={on ? "default" : "filled"} onClick={() => setAsked("add")}>
          {t(on ? "app.renew" : "app.add")}
        </Button>
        {on && <Button onClick={() => setAsked("remove")}>{t("app.remove")}</Button>}
      </div>
      {asked === "add" && <NewAuthenticator close={() => setAsked(null)} />}
      {asked === "remove" && (
        <FormDialog title={t("app.remove")} action={t("app.remove")} close={() => setAsked(null)} submit={(given) => remove.mutateAsync(String(given.get("password")))}>
          <p>{t("app.removeAbout")}</p>
          <PasswordField />
        </FormDialog>
      )}
    </section>
  );
}
