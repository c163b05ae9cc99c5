import { NativeSelect, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { Case, Urgency } from "../api/model";
import { FormDialog } from "../parts/FormDialog";
import { urgencyWords } from "../words/codes";
import { useCaseAct } from "./queries";
import { longestNote } from "./ReturnCase";

export const lowerThan: Readonly<Record<Urgency, readonly Urgency[]>> = { immediate: ["urgent", "normal"], urgent: ["normal"], normal: [] };

/** Only a human lowers an urgency, and says why. */
export function LowerUrgency({ item, close }: { readonly item: Case; readonly close: () => void }) {
  const { t } = useTranslation();
  const lower = useCaseAct(item.id, (version, given: FormData) => api.lower(item.id, version, given.get("to") as Urgency, String(given.get("reason"))));
  return (
    <FormDialog title={t("decide.lowerTitle")} action={t("decide.lowerAction")} close={close} submit={lower.mutateAsync}>
      <NativeSelect name="to" label={t("decide.lowerTo")} required withAsterisk={false} data-autofocus>
        <option value="">{t("decide.choose")}</option>
        {lowerThan[item.urgency].map((level) => (
          <option key={level} value={level}>
            {urgencyWords(level)}
          </option>
        ))}
      </NativeSelect>
      <Textarea name="reason" label={t("decide.lowerWhy")} required withAsterisk={false} rows={3} maxLength={longestNote} dir="auto" />
    </FormDialog>
  );
}
