import type { script } from "../../words/texts/en/script";
import { isKind, keysInside, keysOf, keysOfFile, keysOfReaction } from "./language";
import { insert, remove, replace, splice } from "./splice";
import { type MapValue, type Path, type Tree, type Value, entryOf, find, readTree } from "./tree";
import type { Plain } from "./write";

/** Why an edit is not made: a sentence of the desk's words (`script.CODE`), with `names` in its holes. */
export type Refusal = keyof typeof script extends infer Key ? (Key extends `script.${infer Code}` ? Code : never) : never;

/** What an edit makes: the next text (or texts), or why there is none. */
export type Edited<T> = { readonly done: T } | { readonly refused: Refusal; readonly names: Readonly<Record<string, string>> };

export const refuse = (refused: Refusal, names: Readonly<Record<string, string>> = {}): Edited<never> => ({ refused, names });

/** A file that can be edited. */
export function whole(text: string, file = ""): Edited<Tree> {
  const tree = readTree(text);
  const tear = tree.tears[0];
  return tear || !tree.root ? refuse("torn", { file, line: String(text.slice(0, tear?.at ?? 0).split("\n").length) }) : { done: tree };
}

/** Sets a key to a value, or takes it away (null): a text, where something leads, an expectation. A map on the way that is not there is made. */
export function setKey(text: string, path: Path, value: Plain | null): Edited<string> {
  const read = whole(text);
  if ("refused" in read) return read;
  const tree = read.done;
  const isThere = find(tree.root, path) !== null;
  if (value === null) return isThere ? takeAway(tree, path) : { done: text };
  const order = keysAt(tree, path.slice(0, -1));
  if (path.length === 1 && path[0] === "nodes") return refuse("neededKey", { key: "nodes" });
  if (!order) return refuse("missing", { name: String(path[1] ?? path[0] ?? "") });
  if (order !== "any" && !order.includes(String(path.at(-1)))) return refuse("unknownKey", { key: String(path.at(-1)) });
  return { done: put(tree, path, value, order === "any" ? [] : order) };
}

function put(tree: Tree, path: Path, value: Plain, order: readonly string[]): string {
  const key = String(path.at(-1));
  const ownerPath = path.slice(0, -1);
  const owner = find(tree.root, ownerPath);
  const { text } = tree;
  if (owner?.is === "map") {
    const entry = entryOf(owner, key);
    const piece = entry ? replace(text, owner, entry, value) : insert(text, owner, placeFor(owner, key, order), key, value);
    return splice(text, [piece]);
  }
  // `never: "Never"` is a choice with a label alone, and `skip: true` one without keys.
  const choices = ownerPath.at(-2) === "choices" ? find(tree.root, ownerPath.slice(0, -1)) : null;
  const choice = choices?.is === "map" && entryOf(choices, String(ownerPath.at(-1)));
  if (choices?.is === "map" && choice && key === "label") return splice(text, [replace(text, choices, choice, value, "label")]);
  const short = choice && choice.value.is === "text" ? { label: choice.value.text } : {};
  return put(tree, ownerPath, { ...short, [key]: value }, keysAt(tree, ownerPath.slice(0, -1)) as readonly string[]);
}

/** The number of the entry below which a new key is written; -1: before all. */
function placeFor(map: MapValue, key: string, order: readonly string[]): number {
  const rank = order.indexOf(key);
  if (rank < 0) return map.entries.length - 1;
  return map.entries.reduce((below, entry, index) => (order.indexOf(entry.key) < rank ? index : below), -1);
}

function takeAway(tree: Tree, path: Path): Edited<string> {
  const key = String(path.at(-1));
  const inNode = path[0] === "nodes" && path.length === 3;
  if (path.length < 2 || (path[0] === "nodes" && path.length === 2) || (inNode && isKind(key)) || (key === "label" && path.at(-3) === "choices")) return refuse("neededKey", { key });
  const owner = find(tree.root, path.slice(0, -1));
  if (key !== "skip" && path.at(-2) === "skip" && owner?.is === "map" && owner.entries.length === 1) return { done: put(tree, path.slice(0, -1), "true", []) };
  return { done: splice(tree.text, [remove(tree, path)]) };
}

/** The keys that a map may have, in their order; "any" where names are free; null where the path leads nowhere. */
function keysAt(tree: Tree, path: Path): readonly string[] | "any" | null {
  const [root, name, inside, inner, deeper] = path;
  if (path.length === 0) return keysOfFile;
  if (root === "texts" && path.length === 1) return "any";
  if (root === "reactions") return path.length === 2 && find(tree.root, path) ? keysOfReaction : null;
  const node = root === "nodes" && name !== undefined ? find(tree.root, [root, name]) : null;
  const kind = node?.is === "map" ? node.entries.map((entry) => entry.key).find(isKind) : undefined;
  if (!kind) return null;
  if (path.length === 2) return keysOf[kind];
  if (!keysOf[kind].includes(String(inside))) return null;
  return keysInNode(String(inside), path.slice(3), find(tree.root, path.slice(0, 4)), inner, deeper);
}

function keysInNode(inside: string, rest: Path, part: Value | null, inner: Path[number] | undefined, deeper: Path[number] | undefined): readonly string[] | "any" | null {
  const depth = rest.length;
  if (inside === "set") return depth === 0 ? "any" : null;
  if (inside === "choices" || inside === "branch") {
    if (!part || depth === 0) return null;
    if (depth === 1) return inside === "choices" ? keysInside.choice : keysInside.arm;
    return depth === 2 && deeper === "set" ? "any" : null;
  }
  if (inside === "otherwise" && inner === "heard") return depth === 1 ? keysInside.heard : null;
  if (inside === "otherwise" || inside === "skip" || inside === "timeout") return depth === 0 ? keysInside[inside] : null;
  return null;
}
