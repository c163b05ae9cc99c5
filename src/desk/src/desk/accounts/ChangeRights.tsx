import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { Account } from "../api/model";
import { FormDialog } from "../parts/FormDialog";
import { useAccountAct } from "./queries";
import { RightsFields, rightsOf } from "./RightsFields";

/** Other rights for an account, as it stood when the form was opened: what a colleague changed since is not written over. */
export function ChangeRights({ account, close }: { readonly account: Account; readonly close: () => void }) {
  const { t } = useTranslation();
  const [seen] = useState(account);
  const change = useAccountAct((given: FormData) => api.post(`accounts/${encodeURIComponent(seen.id)}`, { version: seen.version, ...rightsOf(given) }));
  return (
    <FormDialog title={seen.alias} action={t("fields.save")} close={close} submit={change.mutateAsync}>
      <p className="hint">{t("accounts.changeAbout")}</p>
      <RightsFields now={seen} />
    </FormDialog>
  );
}
