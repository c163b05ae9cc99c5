import { useMemo } from "react";
import type { Keeper } from "../draft/keeper";
import type { Draft, DraftFile, FileText } from "../draft/model";
import { readFile, useTexts } from "../draft/queries";
import type { Work } from "../draft/work";
import { type Files, renameChoice } from "../script/choices";
import { follow } from "../script/follow";
import { renameNode } from "../script/nodes";
import { readScript, type Script } from "../script/script";
import { refusalWords } from "./refusal";

type ByPath = Readonly<Record<string, FileText>>;

const inScript = (file: DraftFile): boolean => !file.deleted && ["dialog", "settings", "texts"].includes(file.kind) && file.path.endsWith(".yaml");
const citing = (file: DraftFile): boolean => !file.deleted && ["locale", "test", "understanding"].includes(file.kind);
const nameOf = (path: string): string => path.split("/").at(-1)?.replace(/\.yaml$/, "") ?? path;
const pathOf = (name: string): string => `dialogs/${name}.yaml`;

/** The other files of the script beside the one that is edited: what can be led to, and what follows an edit. */
export function useFiles(draft: Draft | undefined, keeper: Keeper, work: Work, dialog: string | null, path: string) {
  const paths = useMemo(() => draft?.files.filter(inScript).map((file) => file.path) ?? [], [draft]);
  const { data } = useTexts("scripts", paths, paths.length > 0 && dialog !== null);
  const now = work.steps.now;
  const texts = useMemo((): Files => ({ ...scriptsOf(data ?? {}, now), ...(dialog === null ? {} : { [dialog]: now[path] ?? "" }) }), [data, now, dialog, path]);

  return useMemo(() => {
    /** Every file that an edit may touch, read anew. */
    const everything = async (alsoCiting: boolean): Promise<{ readonly scripts: Files; readonly others: Files }> => {
      const read = byPath(await Promise.all((draft?.files ?? []).filter((file) => inScript(file) || (alsoCiting && citing(file))).map((file) => readFile(file.path))));
      for (const file of Object.values(read)) latest.set(file.path, file);
      const mine = keeper.now().work.steps.now;
      const others = Object.entries(read).flatMap(([one, { text }]) => (isScript(one) ? [] : [[one, mine[one] ?? text ?? ""] as const]));
      return { scripts: scriptsOf(read, mine), others: Object.fromEntries(others) };
    };
    const latest = new Map<string, FileText>();

    /** Takes what an edit made of several files as one step. */
    const keep = (scripts: Files, others: Files = {}): void => {
      const next = { ...Object.fromEntries(Object.entries(scripts).map(([name, text]) => [pathOf(name), text])), ...others };
      const changed = Object.fromEntries(Object.entries(next).filter(([one, text]) => (keeper.now().work.steps.now[one] ?? latest.get(one)?.text) !== text));
      for (const one of Object.keys(changed)) {
        const file = latest.get(one);
        if (file && !keeper.now().work.known[one]) keeper.take(file);
      }
      keeper.edit(changed, "files");
    };

    /** Another name for a node or a choice, in all files. Answers why not, in words. */
    const rename = async (node: string, choice: string | null, to: string): Promise<string | null> => {
      if (dialog === null) return null;
      const { scripts, others } = await everything(true);
      const edited = choice === null ? renameNode(scripts, dialog, node, to) : renameChoice(scripts, dialog, node, choice, to);
      if ("refused" in edited) return refusalWords(edited);
      const all = Object.entries(scripts).map(([name, text]) => ({ name, script: readScript(text) }));
      const slot = readScript(scripts[dialog] ?? "").nodes.find((one) => one.name === node)?.save ?? null;
      const only = all.every(({ name, script }) => script.nodes.every((one) => (name === dialog && one.name === node) || !isNamed(one, node, choice)));
      keep(edited.done, follow(others, { dialog, node, choice: choice === null ? null : { id: choice, slot }, to, only }));
      return null;
    };
    return { texts, everything, keep, rename };
  }, [texts, draft, keeper, dialog]);
}

/** All that something can lead to, as it is written in a dialog: its own nodes, dialogs, and the nodes of those. */
export function targetsOf(files: Files, dialog: string): readonly string[] {
  const names = (file: string): string[] => readScript(files[file] ?? "").nodes.map((node) => node.name);
  const others = Object.keys(files).filter((name) => name !== dialog && name !== "hotline");
  return [...names(dialog), ...others.filter((name) => name !== "_always"), ...others.flatMap((name) => names(name).map((node) => `${name}.${node}`))];
}

/** The names under which answers are kept, in all dialogs. */
export const slotsOf = (files: Files): readonly string[] =>
  [...new Set(Object.values(files).flatMap((text) => [...text.matchAll(/(?:^|[{,])\s*save:\s*([a-z]\w*)/gm)].map((match) => match[1] ?? "")))].sort();

const isScript = (path: string): boolean => /^dialogs\/[^/]+\.yaml$/.test(path);

const isNamed = (one: Script["nodes"][number], node: string, choice: string | null): boolean => (choice === null ? one.name === node : one.choices.some((other) => other.id === choice));

const byPath = (files: readonly FileText[]): ByPath => Object.fromEntries(files.map((file) => [file.path, file]));

const scriptsOf = (read: ByPath, mine: Work["steps"]["now"]): Files =>
  Object.fromEntries(Object.entries(read).flatMap(([path, { text }]) => (isScript(path) ? [[nameOf(path), mine[path] ?? text ?? ""] as const] : [])));
