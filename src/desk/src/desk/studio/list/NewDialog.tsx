import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { FormDialog } from "../../parts/FormDialog";
import { Problem } from "../../parts/Problem";
import type { Draft } from "../draft/model";
import { readFile, readFileOrNone, useFile, writeFiles } from "../draft/queries";
import { refusalWords } from "../editor/refusal";
import { beginDialog, offering } from "./start";

const settings = "dialogs/hotline.yaml";

/** A new dialog: its name, and the question in whose answers it stands from now on. */
export function NewDialog({ draft, close }: { readonly draft: Draft; readonly close: () => void }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const dialogs = draft.dialogs.map((dialog) => dialog.path);
  const [from, setFrom] = useState(dialogs.find((path) => path === "dialogs/menu.yaml") ?? dialogs[0] ?? "");
  const { data, error } = useFile(from);
  const questions = offering(data?.text ?? "");
  const submit = async (given: FormData): Promise<void> => {
    const [name, label, node] = ["name", "label", "node"].map((key) => String(given.get(key) ?? "").trim()) as [string, string, string];
    const [leading, hotline] = await Promise.all([readFile(from), readFile(settings)]);
    const made = beginDialog(name, label, { text: leading.text ?? "", node }, hotline.text ?? "", draft.files.map((file) => file.name));
    if ("refused" in made) throw new Error(refusalWords(made));
    const path = `dialogs/${name}.yaml`;
    await writeFiles([
      { path, version: (await readFileOrNone(path)).version, text: made.done.dialog },
      { path: from, version: leading.version, text: made.done.from },
    ]);
    await go(`/studio/dialogs/${name}`);
  };
  return (
    <FormDialog title={t("studio.newDialog")} action={t("studio.add")} submit={submit} close={close}>
      <TextInput name="name" label={t("studio.newName")} description={t("studio.nameAbout")} required data-autofocus />
      <TextInput name="label" label={t("studio.newLabel")} description={t("studio.newLabelAbout")} required />
      <NativeSelect label={t("studio.newFrom")} value={from} onChange={(event) => setFrom(event.currentTarget.value)}>
        {draft.dialogs.map((dialog) => (
          <option key={dialog.path} value={dialog.path}>
            {dialog.name}
          </option>
        ))}
      </NativeSelect>
      <Problem of={error} />
      {data && questions.length === 0 ? (
        <p className="hint">{t("studio.noQuestions")}</p>
      ) : (
        <NativeSelect name="node" label={t("studio.newQuestion")}>
          {questions.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </NativeSelect>
      )}
    </FormDialog>
  );
}
