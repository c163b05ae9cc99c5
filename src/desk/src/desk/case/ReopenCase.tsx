import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { Case } from "../api/model";
import { FormDialog } from "../parts/FormDialog";
import { useCaseAct } from "./queries";
import { longestNote } from "./ReturnCase";

/** Opens a closed case again; whoever does it holds it, and the person hears that a helper is there. */
export function ReopenCase({ item, close }: { readonly item: Case; readonly close: () => void }) {
  const { t } = useTranslation();
  const open = useCaseAct(item.id, (version, reason: string) => api.post(api.path(item.id, "reopen"), { version, reason }));
  return (
    <FormDialog title={t("reopen.title")} action={t("reopen.action")} close={close} submit={(given) => open.mutateAsync(String(given.get("reason")))}>
      <p className="hint">{t("reopen.about")}</p>
      <Textarea name="reason" label={t("reopen.reason")} required withAsterisk={false} rows={3} maxLength={longestNote} dir="auto" data-autofocus />
    </FormDialog>
  );
}
