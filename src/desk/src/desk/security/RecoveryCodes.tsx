import { Button, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { components } from "../../api/schema";
import { api } from "../api/api";
import { FormDialog } from "../parts/FormDialog";
import { PasswordField } from "./PasswordField";
import { useOwnAct } from "./queries";
import { ShownOnce } from "./ShownOnce";

/** Codes for the day when the phone is lost. */
export function RecoveryCodes({ left }: { readonly left: number }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const renew = useOwnAct((password: string) => api.post<components["schemas"]["NewRecoveryCodes"]>("me/recovery-codes", { password }));
  const submit = async (given: FormData): Promise<void> => {
    setCodes((await renew.mutateAsync(String(given.get("password")))).recoveryCodes ?? []);
    setAsked(false);
  };
  return (
    <section className="card" aria-labelledby="recovery">
      <Title order={3} id="recovery">
        {t("recovery.title")}
      </Title>
      <p>{t("recovery.left", { number: String(left) })}</p>
      <Button onClick={() => setAsked(true)}>{t("recovery.renew")}</Button>
      {asked && (
        <FormDialog title={t("recovery.renew")} action={t("recovery.renew")} close={() => setAsked(false)} stays submit={submit}>
          <p>{t("recovery.renewAbout")}</p>
          <PasswordField />
        </FormDialog>
      )}
      {codes && <ShownOnce codes={codes} close={() => setCodes(null)} />}
    </section>
  );
}
