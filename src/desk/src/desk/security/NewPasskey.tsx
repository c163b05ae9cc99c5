import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { components } from "../../api/schema";
import { api } from "../api/api";
import { makePasskey } from "../door/passkeys";
import { FormDialog } from "../parts/FormDialog";
import { PasswordField } from "./PasswordField";
import { useOwnAct } from "./queries";
import { ShownOnce } from "./ShownOnce";

/** Makes a passkey on this device; recovery codes come with the first factor. */
export function NewPasskey({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const add = useOwnAct(async (given: FormData) => {
    const made = await makePasskey(String(given.get("password")));
    return made && api.post<components["schemas"]["AddedPasskey"]>("me/passkeys", { ...made, name: String(given.get("name")).trim() });
  });
  if (codes) return <ShownOnce codes={codes} close={close} />;
  const submit = async (given: FormData): Promise<void> => {
    const added = await add.mutateAsync(given);
    if (!added) throw new Error(t("passkey.stopped"));
    if (added.recoveryCodes) setCodes(added.recoveryCodes);
    else close();
  };
  return (
    <FormDialog title={t("passkey.add")} action={t("passkey.make")} close={close} stays submit={submit}>
      <TextInput name="name" label={t("passkey.name")} description={t("passkey.nameHint")} required withAsterisk={false} maxLength={40} data-autofocus />
      <PasswordField />
    </FormDialog>
  );
}
