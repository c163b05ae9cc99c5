import { type Edited, refuse, setKey, whole } from "./edits";
import { isChoice } from "./language";
import { nodeEntry } from "./script";
import { type Splice, insert, move, remove, splice } from "./splice";
import { type MapValue, type TextValue, type Tree, type Value, entryOf, textOf, valueOf, walk } from "./tree";
import { inFlow, keyWord } from "./write";

/** The files of a script by name, without `.yaml`. */
export type Files = Readonly<Record<string, string>>;

/** A new choice below another, or at the end. */
export function addChoice(text: string, node: string, id: string, label: string, below?: string): Edited<string> {
  const read = whole(text);
  if ("refused" in read) return read;
  const body = nodeEntry(read.done, node)?.value;
  if (body?.is !== "map" || !entryOf(body, "ask")) return refuse("missing", { name: node });
  if (!isChoice(id)) return refuse("badChoice", { name: id });
  const choices = valueOf(body, "choices");
  if (choices?.is !== "map") return setKey(text, ["nodes", node, "choices"], { [id]: label });
  if (entryOf(choices, id)) return refuse("choiceExists", { name: id });
  const index = below === undefined ? choices.entries.length - 1 : choices.entries.findIndex((choice) => choice.key === below);
  if (index < 0 && below !== undefined) return refuse("missing", { name: below });
  return { done: splice(text, [insert(text, choices, index, id, label, "label")]) };
}

/** One choice less. What cites it (`when:`, translations, tests) the check names. */
export function removeChoice(text: string, node: string, id: string): Edited<string> {
  const read = whole(text);
  if ("refused" in read) return read;
  if (!entryOf(choicesOf(read.done, node), id)) return refuse("missing", { name: id });
  return { done: splice(text, [remove(read.done, ["nodes", node, "choices", id])]) };
}

/** A choice at another place in the row, counted from 0. */
export function moveChoice(text: string, node: string, id: string, to: number): Edited<string> {
  const read = whole(text);
  if ("refused" in read) return read;
  const choices = choicesOf(read.done, node);
  const from = choices?.entries.findIndex((choice) => choice.key === id) ?? -1;
  if (!choices || from < 0 || !choices.entries[to]) return refuse("missing", { name: id });
  return { done: splice(text, move(text, choices, from, to)) };
}

/** Another id for a choice. `urgent:` and every `when:` about the question's slot follow, in all files; refused where another place gives the slot the same value. */
export function renameChoice(files: Files, dialog: string, node: string, from: string, to: string): Edited<Files> {
  const read = whole(files[dialog] ?? "", dialog);
  if ("refused" in read) return read;
  const tree = read.done;
  const body = nodeEntry(tree, node)?.value;
  const entry = entryOf(choicesOf(tree, node), from);
  if (!body || !entry) return refuse("missing", { name: from });
  if (to === from) return { done: files };
  if (!isChoice(to)) return refuse("badChoice", { name: to });
  if (entryOf(choicesOf(tree, node), to)) return refuse("choiceExists", { name: to });
  const slot = textOf(body, "save")?.trim();
  const trees = readAll(files, slot ?? files[dialog] ?? "", dialog);
  if ("refused" in trees) return trees;
  const other = slot === undefined ? null : alsoGiven(trees.done, slot, from, `${dialog}.${node}`);
  if (other) return refuse("sharedAnswer", { name: from, place: other });
  return {
    done: spliceAll(files, trees.done, (one, file) => {
      const pieces: Splice[] = slot === undefined ? [] : conditionValues(one, slot).flatMap((value) => follow(value, from, to));
      if (file !== dialog) return pieces;
      const urgent = valueOf(body, "urgent");
      if (urgent?.is === "text") pieces.push(...follow(urgent, from, to));
      return [...pieces, { start: entry.start, end: entry.end, piece: keyWord(to) }];
    }),
  };
}

/** The trees of the files that can hold what is looked for: those that have the words in them. */
export function readAll(files: Files, words: string, own: string): Edited<ReadonlyMap<string, Tree>> {
  const trees = new Map<string, Tree>();
  for (const [file, text] of Object.entries(files)) {
    if (file !== own && !text.includes(words)) continue;
    const read = whole(text, file);
    if ("refused" in read) return read;
    trees.set(file, read.done);
  }
  return { done: trees };
}

export const spliceAll = (files: Files, trees: ReadonlyMap<string, Tree>, pieces: (tree: Tree, file: string) => readonly Splice[]): Files =>
  ({ ...files, ...Object.fromEntries([...trees].map(([file, tree]) => [file, splice(tree.text, pieces(tree, file))])) });

function choicesOf(tree: Tree, node: string): MapValue | null {
  const choices = valueOf(nodeEntry(tree, node)?.value, "choices");
  return choices?.is === "map" ? choices : null;
}

/** Another question or `set:` that gives the slot the same value. */
function alsoGiven(trees: ReadonlyMap<string, Tree>, slot: string, id: string, own: string): string | null {
  for (const [file, tree] of trees) {
    for (const { path, value, entry } of walk(tree.root)) {
      const place = `${file}.${path[1]}`;
      if (path[0] !== "nodes") continue;
      const asks = place !== own && path.length === 2 && textOf(value, "save")?.trim() === slot && entryOf(valueOf(value, "choices"), id);
      const sets = path.at(-2) === "set" && entry?.key === slot && value.is === "text" && value.text.trim() === id;
      if (asks || sets) return place;
    }
  }
  return null;
}

/** The values that conditions compare the slot with. */
function conditionValues(tree: Tree, slot: string): readonly TextValue[] {
  const texts = (value: Value): readonly TextValue[] => (value.is === "text" ? [value] : value.is === "list" ? value.items.flatMap(texts) : []);
  const found: TextValue[] = [];
  for (const { path, value, entry } of walk(tree.root)) if (path[2] === "branch" && path[4] === "when" && entry?.key === slot) found.push(...texts(value));
  return found;
}

function follow(value: TextValue, from: string, to: string): readonly Splice[] {
  const [, sign = "", word = ""] = /^\s*(!=\s*)?(.*?)\s*$/s.exec(value.text) ?? [];
  return word === from ? [{ start: value.start, end: value.end, piece: inFlow("when", sign + to) }] : [];
}
