import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api } from "../api/api";
import type { Case } from "../api/model";
import { FormDialog } from "../parts/FormDialog";
import { useCaseAct } from "./queries";

/** Longest note, in UTF-16 units. */
export const longestNote = 2_000;

/** Gives a case back to the queue, with a note for the next helper. */
export function ReturnCase({ item, close }: { readonly item: Case; readonly close: () => void }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const back = useCaseAct(item.id, (version, note: string) => api.giveBack(item.id, version, note));
  return (
    <FormDialog title={t("decide.returnTitle")} action={t("decide.returnAction")} close={close} submit={async (given) => (await back.mutateAsync(String(given.get("note"))), await go("/"))}>
      <Textarea name="note" label={t("decide.returnNote")} rows={3} maxLength={longestNote} dir="auto" data-autofocus />
    </FormDialog>
  );
}
