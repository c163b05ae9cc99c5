import { NativeSelect, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api } from "../api/api";
import type { Case } from "../api/model";
import { FormDialog } from "../parts/FormDialog";
import { outcomes } from "../words/codes";
import { useCaseAct } from "./queries";
import { longestNote } from "./ReturnCase";

/** Ends a case with what came of it. */
export function CloseCase({ item, close }: { readonly item: Case; readonly close: () => void }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const end = useCaseAct(item.id, (version, given: FormData) => api.close(item.id, version, String(given.get("outcome")), String(given.get("note"))));
  return (
    <FormDialog title={t("decide.closeTitle")} action={t("decide.closeAction")} close={close} submit={async (given) => (await end.mutateAsync(given), await go("/"))}>
      <NativeSelect name="outcome" label={t("decide.outcome")} required withAsterisk={false} data-autofocus>
        <option value="">{t("decide.choose")}</option>
        {outcomes().map(([code, words]) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </NativeSelect>
      <Textarea name="note" label={t("decide.note")} rows={3} maxLength={longestNote} dir="auto" />
    </FormDialog>
  );
}
