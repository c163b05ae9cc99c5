import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api } from "../api/api";
import type { Case } from "../api/model";
import { OutcomeFields, outcomeOf } from "../coding/OutcomeFields";
import { FormDialog } from "../parts/FormDialog";
import { useCaseAct } from "./queries";
import { longestNote } from "./ReturnCase";

/** Most outcomes that are asked for at once. */
const most = 5;

/** Ends a case with what came of it. Of a person who was erased no note can be kept. */
export function CloseCase({ item, close }: { readonly item: Case; readonly close: () => void }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const [count, setCount] = useState(1);
  const numbers = Array.from({ length: count }, (_, at) => at);
  const end = useCaseAct(item.id, (version, given: FormData) =>
    api.post(api.path(item.id, "close"), { version, outcomes: numbers.map((at) => outcomeOf(given, at)), note: String(given.get("note") ?? "") }),
  );
  return (
    <FormDialog title={t("decide.closeTitle")} action={t("decide.closeAction")} close={close} submit={async (given) => (await end.mutateAsync(given), await go("/"))}>
      {numbers.map((at) => (
        <OutcomeFields key={at} at={at} first={item.pseudonym === null && at === 0 ? "person_withdrew" : ""} />
      ))}
      {count < most && <Button onClick={() => setCount(count + 1)}>{t("result.more")}</Button>}
      {item.pseudonym && <Textarea name="note" label={t("decide.note")} rows={3} maxLength={longestNote} dir="auto" />}
    </FormDialog>
  );
}
