import { type Entry, type ListValue, type MapValue, type Path, type Tree, find } from "./tree";
import { inFlow, inLine, keyWord, type Plain } from "./write";

/** A piece of a text that another takes the place of. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly piece: string;
}

/** The text with all pieces in place; they do not overlap. New lines end as the file's do. */
export function splice(text: string, splices: readonly Splice[]): string {
  const ends = text.includes("\r\n") ? "\r\n" : "\n";
  let done = text;
  for (const { start, end, piece } of [...splices].sort((one, other) => other.start - one.start))
    done = done.slice(0, start) + piece.replace(/\r?\n/g, ends) + done.slice(end);
  return done;
}

/** Another value for a key that is there. `as`: the key by which the value is written, where its own says nothing of it. */
export function replace(text: string, map: MapValue, entry: Entry, value: Plain, as = entry.key): Splice {
  if (map.flow) return { ...between(entry), piece: `: ${inFlow(as, value)}` };
  const written = inLine(as, value, column(text, entry.start));
  const [first = "", ...rest] = written.split("\n");
  // A comment in the key's own line goes on standing there when the value moves away from it.
  const comment = commentBeside(text, entry);
  const head = `:${first && ` ${first}`}${comment && ` ${comment}`}`;
  return { ...between(entry), piece: [head, ...rest].join("\n") };
}

/** A new key below the entry of that number, or before the first (-1). */
export function insert(text: string, map: MapValue, below: number, key: string, value: Plain, as = key): Splice {
  const before = map.entries[below];
  const first = map.entries[0];
  if (map.flow) {
    const piece = `${keyWord(key)}: ${inFlow(as, value)}`;
    if (before) return { start: before.value.end, end: before.value.end, piece: `, ${piece}` };
    if (first) return { start: first.start, end: first.start, piece: `${piece}, ` };
    return { start: map.start, end: map.end, piece: `{ ${piece} }` };
  }
  const indent = column(text, (first ?? map).start);
  const written = inLine(as, value, indent);
  const piece = `${keyWord(key)}:${written.startsWith("\n") ? "" : " "}${written}`;
  if (!before) return { start: (first ?? map).start, end: (first ?? map).start, piece: `${piece}\n${" ".repeat(indent)}` };
  return atLine(text, chunk(text, before, before.value.end).end, " ".repeat(indent) + piece);
}

/** Lines of their own that come at this place, which is the beginning of a line or the end of the file. */
export const atLine = (text: string, at: number, lines: string): Splice =>
  at > 0 && text[at - 1] !== "\n" ? { start: at, end: at, piece: `\n${lines}` } : { start: at, end: at, piece: `${lines}\n` };

/** Nothing where the path leads: a key or an item, and what would be left empty by that. */
export function remove(tree: Tree, path: Path): Splice {
  const owner = find(tree.root, path.slice(0, -1));
  const last = path.at(-1);
  if (owner?.is === "list" && typeof last === "number") return owner.items.length === 1 ? remove(tree, path.slice(0, -1)) : without(tree.text, owner, owner.items, last);
  if (owner?.is !== "map") throw new RangeError(path.join("."));
  if (owner.entries.length === 1) return remove(tree, path.slice(0, -1));
  const index = owner.entries.findIndex((entry) => entry.key === last);
  return without(tree.text, owner, owner.entries.map((entry) => ({ start: entry.start, end: entry.value.end })), index);
}

/** The entries of a map with one of them at another place; what stands between them stays where it is. */
export function move(text: string, map: MapValue, from: number, to: number): readonly Splice[] {
  const slots = map.entries.map((entry) => (map.flow ? { start: entry.start, end: entry.value.end } : chunk(text, entry, entry.value.end)));
  const order = slots.map((_, index) => index);
  order.splice(to, 0, ...order.splice(from, 1));
  return slots.flatMap((slot, index) => {
    const source = slots[order[index] ?? index] ?? slot;
    if (source === slot) return [];
    const piece = text.slice(source.start, source.end);
    const isWhole = map.flow || piece.endsWith("\n");
    return [{ ...slot, piece: isWhole ? piece : `${piece}\n` }];
  });
}

/** The lines of an entry or an item: the comments right above it, the value, the comment behind it and deeper ones below. */
export function chunk(text: string, part: { readonly start: number }, valueEnd: number): { readonly start: number; readonly end: number } {
  const indent = column(text, part.start);
  let start = lineStart(text, part.start);
  for (let above = lineStart(text, start - 1); start > 0 && commentAt(text, above) === indent; above = lineStart(text, start - 1)) start = above;
  let end = nextLine(text, valueEnd);
  while (end < text.length && commentAt(text, end) > indent) end = nextLine(text, end);
  return { start, end };
}

export const column = (text: string, at: number): number => at - lineStart(text, at);

export const lineStart = (text: string, at: number): number => (at <= 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1);

const between = (entry: Entry): { start: number; end: number } => ({ start: entry.end, end: Math.max(entry.value.end, entry.end + 1) });

/** The comment between a key and a value that begins or goes on in the lines below. */
function commentBeside(text: string, { end, value }: Entry): string {
  const line = lineEnd(text, end);
  if (value.end <= line) return "";
  return /^\s*:(?:\s+[|>][-+\d]*)?\s+(#.*)$/.exec(text.slice(end, line).trimEnd())?.[1] ?? "";
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

const nextLine = (text: string, at: number): number => Math.min(text.length, lineEnd(text, at) + 1);

/** How far in the comment stands that fills this line; -1 when the line is no comment. */
const commentAt = (text: string, start: number): number => /^( *)#/.exec(text.slice(start, lineEnd(text, start)))?.[1]?.length ?? -1;

function without(text: string, owner: MapValue | ListValue, parts: readonly { start: number; end: number }[], index: number): Splice {
  const part = parts[index] as { start: number; end: number };
  const next = parts[index + 1];
  const before = parts[index - 1];
  if (owner.flow && next) return { start: part.start, end: next.start, piece: "" };
  // A comment behind the one before stays, and with it the comma.
  if (owner.flow) return { start: before && !text.slice(before.end, part.start).includes("#") ? before.end : part.start, end: part.end, piece: "" };
  const dash = owner.is === "list" ? text.lastIndexOf("-", part.start - 1) : part.start;
  const whole = chunk(text, { start: dash }, part.end);
  const ahead = text.slice(lineStart(text, dash), dash);
  if (ahead.trim() === "" || !next) return { ...whole, piece: "" };
  // The first key behind a dash: the next one takes its place, and comments between them go above the dash.
  const comments = text.slice(whole.end, lineStart(text, next.start));
  const start = lineStart(text, dash);
  return { start, end: next.start, piece: comments.replace(/^ *(?=#)/gm, /^ */.exec(ahead)?.[0] ?? "") + ahead };
}
