import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { Case } from "../api/model";
import { FormDialog } from "../parts/FormDialog";
import { AlsoWriting } from "./AlsoHere";
import { useTyping } from "./presence";
import { useCaseAct } from "./queries";
import { longestNote } from "./ReturnCase";

/** Words of staff for staff; the person never sees them. */
export function WriteNote({ item, close }: { readonly item: Case; readonly close: () => void }) {
  const { t } = useTranslation();
  const typing = useTyping(item.id);
  const [words, setWords] = useState("");
  const change = (text: string): void => {
    setWords(text);
    typing(text);
  };
  const leave = (): void => {
    typing("");
    close();
  };
  const write = useCaseAct(item.id, (_version, text: string) => api.post(api.path(item.id, "notes"), { text }));
  return (
    <FormDialog title={t("note.title")} action={t("note.action")} close={leave} submit={(given) => write.mutateAsync(String(given.get("text")))}>
      <Textarea name="text" label={t("note.text")} required withAsterisk={false} rows={4} maxLength={longestNote} dir="auto" data-autofocus onChange={(event) => change(event.currentTarget.value)} />
      <AlsoWriting id={item.id} writing={words.trim() !== ""} />
    </FormDialog>
  );
}
