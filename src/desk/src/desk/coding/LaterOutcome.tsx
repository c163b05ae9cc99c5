import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { Case } from "../api/model";
import { useCaseAct } from "../case/queries";
import { FormDialog } from "../parts/FormDialog";
import { OutcomeFields, outcomeOf } from "./OutcomeFields";

/** Something that came of a case, also of one that is closed. */
export function LaterOutcome({ item, close }: { readonly item: Case; readonly close: () => void }) {
  const { t } = useTranslation();
  const add = useCaseAct(item.id, (_version, given: FormData) => api.post(api.path(item.id, "outcomes"), { codesVersion: item.codes.version, ...outcomeOf(given) }));
  return (
    <FormDialog title={t("result.add")} action={t("result.add")} close={close} submit={add.mutateAsync}>
      <OutcomeFields />
    </FormDialog>
  );
}
