import { Modal, NativeSelect, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api } from "../api/api";
import { kept } from "../api/memory";
import type { Case } from "../api/model";
import { FormDialog } from "../parts/FormDialog";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { languageWords } from "../words/codes";
import { useCaseAct } from "./queries";
import { longestNote } from "./ReturnCase";

/** Gives a case to a colleague who is at the desk now: the person is told that they are there. */
export function HandOver({ item, close }: { readonly item: Case; readonly close: () => void }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const colleagues = useQuery({ queryKey: kept.colleagues, queryFn: api.colleagues, gcTime: 0 });
  const give = useCaseAct(item.id, (version, given: FormData) => api.handOver(item.id, version, String(given.get("to")), String(given.get("note"))));
  if (!colleagues.data || colleagues.data.length === 0)
    return (
      <Modal opened onClose={close} title={t("decide.handOverTitle")} closeButtonProps={{ "aria-label": t("close") }}>
        {colleagues.data ? <p>{t("decide.nobodyElse")}</p> : colleagues.isError ? <Problem of={colleagues.error} /> : <Loading />}
      </Modal>
    );
  return (
    <FormDialog title={t("decide.handOverTitle")} action={t("decide.handOverAction")} close={close} submit={async (given) => (await give.mutateAsync(given), await go("/"))}>
      <NativeSelect name="to" label={t("decide.handOverTo")} required withAsterisk={false} data-autofocus>
        <option value="">{t("decide.choose")}</option>
        {colleagues.data.map((one) => (
          <option key={one.id} value={one.id}>
            {`${one.alias} (${one.languages.map(languageWords).join(", ")})`}
          </option>
        ))}
      </NativeSelect>
      <Textarea name="note" label={t("decide.returnNote")} rows={3} maxLength={longestNote} dir="auto" />
    </FormDialog>
  );
}
