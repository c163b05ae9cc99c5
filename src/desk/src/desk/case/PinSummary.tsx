import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { Case } from "../api/model";
import { FormDialog } from "../parts/FormDialog";
import { useCaseAct } from "./queries";
import { longestNote } from "./ReturnCase";

/** The case in a few words, on top of all that is known. Empty words take it down. */
export function PinSummary({ item, close }: { readonly item: Case; readonly close: () => void }) {
  const { t } = useTranslation();
  const pin = useCaseAct(item.id, (version, text: string) => api.post(api.path(item.id, "pin"), { version, text }));
  return (
    <FormDialog title={t("pin.title")} action={t("pin.action")} close={close} submit={(given) => pin.mutateAsync(String(given.get("text")))}>
      <Textarea name="text" label={t("pin.text")} defaultValue={item.pinned?.text ?? ""} rows={4} maxLength={longestNote} dir="auto" data-autofocus />
    </FormDialog>
  );
}
