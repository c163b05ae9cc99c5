import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../../parts/FormDialog";
import { keysOf, type Kind } from "../script/language";
import { addNode } from "../script/nodes";
import { readTree, valueOf } from "../script/tree";
import type { Plain } from "../script/write";
import { useEditing } from "./editing";
import { plainOf } from "./fields";
import { refusalWords } from "./refusal";
import starts from "./starts.yaml?raw";

/** A new node below another, or at the end: its name, its kind, and where it leads where its kind has to say. */
export function NewNode({ below, close, added }: { readonly below: string | null; readonly close: () => void; readonly added: (name: string) => void }) {
  const { t } = useTranslation();
  const { dialog, script, files, editAll } = useEditing();
  const submit = async (given: FormData): Promise<void> => {
    const [name, kind, target] = ["name", "kind", "target"].map((key) => String(given.get(key)).trim()) as [string, Kind, string];
    const change = (all: typeof files) => addNode(all, dialog, name, kind, startOf(kind, target), below ?? undefined);
    const tried = change(files);
    if ("refused" in tried) throw new Error(refusalWords(tried));
    editAll(change);
    added(name);
  };
  return (
    <FormDialog title={t("studio.newNode")} action={t("studio.add")} submit={submit} close={close}>
      <TextInput name="name" label={t("studio.newName")} description={t("studio.nameAbout")} required data-autofocus />
      <NativeSelect name="kind" label={t("studio.kind")}>
        {(Object.keys(keysOf) as Kind[]).map((kind) => (
          <option key={kind} value={kind}>
            {t(`studio.kind.${kind}`)}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect name="target" label={t("studio.newTarget")} description={t("studio.newTargetAbout")}>
        {[...script.nodes.map((node) => node.name), "menu"].map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </NativeSelect>
    </FormDialog>
  );
}

function startOf(kind: Kind, target: string): Readonly<Record<string, Plain>> {
  const start = valueOf(readTree(starts.replaceAll("NODE", target)).root, kind);
  return start ? (plainOf(start) as Readonly<Record<string, Plain>>) : {};
}
