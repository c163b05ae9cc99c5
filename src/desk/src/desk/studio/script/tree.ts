import { type Node, type Pair, isMap, isScalar, isSeq, parseDocument } from "yaml";

/** Where something stands in the text: the first sign and the one behind the last. Blanks and comments around it are not in it. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value of a script. Everything is text: YAML's booleans, numbers and dates do not exist here, as on the server. */
export type Value = TextValue | ListValue | MapValue;

export interface TextValue extends Span {
  readonly is: "text";
  readonly text: string;
}

export interface ListValue extends Span {
  readonly is: "list";
  /** Between `[` and `]`, not a line for each. */
  readonly flow: boolean;
  readonly items: readonly Value[];
}

export interface MapValue extends Span {
  readonly is: "map";
  /** Between `{` and `}`, not a line for each. */
  readonly flow: boolean;
  readonly entries: readonly Entry[];
}

/** A key and its value; the span is the key's. */
export interface Entry extends Span {
  readonly key: string;
  readonly value: Value;
}

/** From the file's root to a value: keys, and numbers of list items from 0. */
export type Path = readonly (string | number)[];

/** Why a text is no YAML, and where. `code` is the parser's; the words for people come from the server's check. */
export interface Tear {
  readonly at: number;
  readonly code: string;
}

export interface Tree {
  readonly text: string;
  /** Null when the file holds no map. What can be read of a torn file is here. */
  readonly root: MapValue | null;
  readonly tears: readonly Tear[];
}

export function readTree(text: string): Tree {
  const document = parseDocument(text, { schema: "failsafe", prettyErrors: false });
  const tears: Tear[] = [...document.errors, ...document.warnings].map((fault) => ({ at: fault.pos[0], code: fault.code }));
  const root = document.contents ? value(text, document.contents, 0, tears) : null;
  if (root?.is !== "map" && tears.length === 0) tears.push({ at: 0, code: "NO_MAP" });
  return { text, root: root?.is === "map" ? root : null, tears };
}

/** The value at a path, or null. */
export function find(root: Value | null, path: Path): Value | null {
  let here: Value | null = root;
  for (const step of path) here = here && child(here, step);
  return here;
}

export const entryOf = (map: Value | null | undefined, key: string): Entry | null =>
  (map?.is === "map" && map.entries.find((entry) => entry.key === key)) || null;

export const valueOf = (map: Value | null | undefined, key: string): Value | null => entryOf(map, key)?.value ?? null;

export function textOf(map: Value | null | undefined, key: string): string | null {
  const found = valueOf(map, key);
  return found?.is === "text" ? found.text : null;
}

/** All values of a tree with the paths to them, outer before inner. */
export function* walk(value: Value | null, path: Path = []): Generator<{ readonly path: Path; readonly value: Value; readonly entry: Entry | null }> {
  if (value?.is === "map") {
    for (const entry of value.entries) {
      const inner = [...path, entry.key];
      yield { path: inner, value: entry.value, entry };
      yield* walk(entry.value, inner);
    }
  } else if (value?.is === "list") {
    for (const [index, item] of value.items.entries()) {
      const inner = [...path, index];
      yield { path: inner, value: item, entry: null };
      yield* walk(item, inner);
    }
  }
}

function child(value: Value, step: string | number): Value | null {
  if (typeof step === "string") return valueOf(value, step);
  return value.is === "list" ? (value.items[step] ?? null) : null;
}

function value(text: string, node: Node | null, after: number, tears: Tear[]): Value {
  const [start, end] = node?.range ?? [after, after];
  if (isMap(node)) {
    const flow = node.flow === true;
    const entries = node.items.map((pair) => entry(text, pair as Pair<Node, Node | null>, tears)).filter((found) => found !== null);
    return { is: "map", flow, entries, start, end: flow ? end : (entries.at(-1)?.value.end ?? end) };
  }
  if (isSeq(node)) {
    const flow = node.flow === true;
    const items = node.items.map((item) => value(text, item as Node, start, tears));
    return { is: "list", flow, items, start, end: flow ? end : (items.at(-1)?.end ?? end) };
  }
  if (isScalar(node)) {
    const block = node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
    return { is: "text", text: String(node.value ?? ""), start, end: block ? start + text.slice(start, end).trimEnd().length : end };
  }
  if (node) tears.push({ at: start, code: "ALIAS" });
  return { is: "text", text: text.slice(start, end), start, end };
}

function entry(text: string, pair: Pair<Node, Node | null>, tears: Tear[]): Entry | null {
  const [start, end] = pair.key.range ?? [0, 0];
  if (!isScalar(pair.key)) {
    tears.push({ at: start, code: "KEY" });
    return null;
  }
  return { key: String(pair.key.value), start, end, value: value(text, pair.value, end + 1, tears) };
}
