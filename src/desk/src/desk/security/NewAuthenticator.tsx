import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { components } from "../../api/schema";
import { api } from "../api/api";
import { FormDialog } from "../parts/FormDialog";
import { PasswordField } from "./PasswordField";
import { useOwnAct } from "./queries";
import { ShownOnce } from "./ShownOnce";

type Shown = components["schemas"]["NewAuthenticator"];
type Codes = components["schemas"]["NewRecoveryCodes"];

/** Sets up the app: the password, the picture for its camera, the first code, and recovery codes where there were none. */
export function NewAuthenticator({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const confirm = useOwnAct((code: string) => api.post<Codes>("me/authenticator/confirm", { pass: shown?.pass, code }));
  if (codes) return <ShownOnce codes={codes} close={close} />;
  if (!shown)
    return (
      <FormDialog key="password" title={t("app.title")} action={t("app.next")} close={close} stays submit={async (given) => setShown(await api.post<Shown>("me/authenticator", { password: String(given.get("password")) }))}>
        <p>{t("app.about")}</p>
        <PasswordField />
      </FormDialog>
    );
  const submit = async (given: FormData): Promise<void> => {
    const { recoveryCodes } = await confirm.mutateAsync(String(given.get("code")).trim());
    if (recoveryCodes) setCodes(recoveryCodes);
    else close();
  };
  return (
    <FormDialog key="code" title={t("app.title")} action={t("app.confirm")} close={close} stays submit={submit}>
      <p>{t("app.scan")}</p>
      <img className="qr" src={`data:image/svg+xml,${encodeURIComponent(shown.svg)}`} alt={t("app.picture")} />
      <p>
        {t("app.type")} <code className="secret">{shown.secret}</code>
      </p>
      <TextInput name="code" label={t("app.code")} required withAsterisk={false} inputMode="numeric" autoComplete="one-time-code" data-autofocus />
    </FormDialog>
  );
}
