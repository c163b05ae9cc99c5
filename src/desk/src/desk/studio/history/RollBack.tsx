import { Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { kept } from "../../api/memory";
import { FormDialog } from "../../parts/FormDialog";
import { whole } from "../../words/tongue";
import { longestWhy, type Entry } from "../publish/model";
import { rollBack } from "../publish/queries";

interface Asked {
  readonly to: number;
  readonly current: number;
  readonly close: () => void;
  readonly done: (entry: Entry) => void;
}

/** Puts the files of an earlier publication back, with a reason. */
export function RollBack({ to, current, close, done }: Asked) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const submit = async (given: FormData): Promise<void> => {
    done(await rollBack(to, current, String(given.get("why") ?? "")).finally(() => void client.invalidateQueries({ queryKey: kept.script() })));
  };
  return (
    <FormDialog title={t("history.rollBackTo", { number: whole(to) })} action={t("history.rollBack")} submit={submit} close={close}>
      <p>{t("history.rollBackAbout")}</p>
      <Textarea name="why" label={t("publish.why")} description={t("publish.whyAbout")} maxLength={longestWhy} required rows={2} data-autofocus />
    </FormDialog>
  );
}
