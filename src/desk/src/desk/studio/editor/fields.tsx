import { NativeSelect, Switch, Textarea, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Key } from "../../words/texts/en";
import { setKey } from "../script/edits";
import { type Path, type Value, find, readTree, valueOf } from "../script/tree";
import { inFlow, type Plain, tidy } from "../script/write";
import { useEditing } from "./editing";
import { under } from "./faults";

interface Field {
  readonly path: Path;
  readonly words: Key;
  readonly hint?: Key;
}

/** What the check says of a field; nothing where it is content. */
function useFaultWords(path: Path): string | undefined {
  const { faults } = useEditing();
  return under(faults, path).map(({ fault }) => fault.message).join(" ") || undefined;
}

/** The text that stands at a path. A choice that is only its label has no key for it. */
function useTextAt(path: Path): string {
  const { tree } = useEditing().script;
  const value = find(tree.root, path) ?? (path.at(-1) === "label" && path.at(-3) === "choices" ? find(tree.root, path.slice(0, -1)) : null);
  return value?.is === "text" ? tidy(value.text) : "";
}

/** What somebody types, letter by letter; blanks at its end stay while they type. What comes from elsewhere takes its place. */
function useTyped(text: string, take: (next: string) => void): readonly [string, (next: string) => void] {
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped((was) => (tidy(was) === text ? was : text)), [text]);
  return [
    typed,
    (next) => {
      setTyped(next);
      if (tidy(next) !== tidy(typed)) take(tidy(next));
    },
  ];
}

/** A text of the script. Empty, its key goes; the kind's own stays. */
export function TextField({ path, words, hint, rows = 1, needed = false }: Field & { readonly rows?: number; readonly needed?: boolean }) {
  const { t } = useTranslation();
  const { edit } = useEditing();
  const error = useFaultWords(path);
  const text = useTextAt(path);
  const [typed, type] = useTyped(text, (next) => edit((file) => setKey(file, path, next === "" && !needed ? null : next), path.join(".")));
  const common = { label: t(words), description: hint && t(hint), value: typed, error, onChange: (event: { currentTarget: { value: string } }) => type(event.currentTarget.value) };
  return rows > 1 ? <Textarea {...common} rows={Math.min(10, Math.max(rows, typed.split("\n").length))} /> : <TextInput {...common} />;
}

/** `true`, or not there. `on`: there with keys of its own. */
export function Flag({ path, words, hint, on = false }: Field & { readonly on?: boolean }) {
  const { t } = useTranslation();
  const { edit } = useEditing();
  return (
    <Switch
      label={t(words)}
      description={hint && t(hint)}
      error={useFaultWords(path)}
      checked={useTextAt(path) === "true" || on}
      onChange={(event) => {
        const on = event.currentTarget.checked;
        edit((file) => setKey(file, path, on ? "true" : null), path.join("."));
      }}
    />
  );
}

/** One of a few words. */
export function Pick({ path, words, hint, options, none }: Field & { readonly options: readonly (readonly [value: string, words: string])[]; readonly none: Key }) {
  const { t } = useTranslation();
  const { edit } = useEditing();
  const value = useTextAt(path);
  return (
    <NativeSelect
      label={t(words)}
      description={hint && t(hint)}
      error={useFaultWords(path)}
      value={value}
      onChange={(event) => {
        const next = event.currentTarget.value;
        edit((file) => setKey(file, path, next === "" ? null : next), path.join("."));
      }}
    >
      <option value="">{t(none)}</option>
      {value !== "" && !options.some(([one]) => one === value) && <option value={value}>{value}</option>}
      {options.map(([one, shown]) => (
        <option key={one} value={one}>
          {shown}
        </option>
      ))}
    </NativeSelect>
  );
}

/** Of what may be noted. It is no sentence: braces would be holes in one. */
const example = '{ urgency: urgent, flags: "+F7" }';

/** A value that is written as it stands in the file: a condition, what is noted, a list. It is taken when one leaves the field. */
export function SourceField({ path, words, hint }: Field) {
  const { t } = useTranslation();
  const { edit, script } = useEditing();
  const value = find(script.tree.root, path);
  const source = value ? inFlow(String(path.at(-1)), plainOf(value)) : "";
  const [typed, setTyped] = useState(source);
  useEffect(() => setTyped(source), [source]);
  const faults = useFaultWords(path);
  const read = readLine(typed);
  const take = (): void => {
    if (typed !== source && read !== undefined) edit((file) => setKey(file, path, read), path.join("."));
  };
  return (
    <TextInput
      label={t(words)}
      description={hint && t(hint, { example })}
      value={typed}
      error={read === undefined ? t("studio.notReadable") : faults}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === "Enter" && take()}
      className="source"
    />
  );
}

/** A value as an edit takes it. */
export function plainOf(value: Value): Plain {
  if (value.is === "text") return tidy(value.text);
  return value.is === "list" ? value.items.map(plainOf) : Object.fromEntries(value.entries.map((entry) => [entry.key, plainOf(entry.value)]));
}

/** What a line of YAML says; null: nothing; undefined: it cannot be read. */
function readLine(source: string): Plain | null | undefined {
  if (source.trim() === "") return null;
  const tree = readTree(`value: ${source}`);
  const value = valueOf(tree.root, "value");
  return tree.tears.length > 0 || !value || (tree.root?.entries.length ?? 0) > 1 ? undefined : plainOf(value);
}
