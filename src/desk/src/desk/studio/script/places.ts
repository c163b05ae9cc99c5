import { column, lineStart } from "./splice";
import { type Path, type Tree, type Value, find, walk } from "./tree";

/** Lines and columns count from 1, as in the check's answers. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** The last line of the value. */
  readonly end: number;
}

/** What a path belongs to: a field of a form, a box of the drawing. */
export interface Owner {
  readonly node: string | null;
  readonly choice: string | null;
  /** Number of the way out of a branch, from 0. */
  readonly arm: number | null;
  /** The innermost key. */
  readonly key: string | null;
}

/** The innermost key or item that stands in a line; with a column, the one at that sign. The path is empty where nothing stands: above the first key, or in an empty file. */
export function pathAt(tree: Tree, line: number, col?: number): Path {
  const start = offset(tree.text, line);
  const ahead = /^[ ]*(?:- +)*/.exec(tree.text.slice(start))?.[0].length ?? 0;
  const at = start + Math.max(ahead, (col ?? 1) - 1);
  let found: Path = [];
  for (const { path, value, entry } of walk(tree.root)) {
    const from = entry?.start ?? value.start;
    if (from <= at && at <= value.end) found = path;
  }
  return found;
}

/** Where the key (or the item) of a path stands; null when the file has none. */
export function placeOf(tree: Tree, path: Path): Place | null {
  if (path.length === 0) return { line: 1, column: 1, end: 1 };
  const value = find(tree.root, path);
  if (!value) return null;
  const owner = find(tree.root, path.slice(0, -1));
  const start = keyStart(owner, path.at(-1)) ?? value.start;
  return { line: lineAt(tree.text, start), column: column(tree.text, start) + 1, end: lineAt(tree.text, Math.max(start, value.end)) };
}

export function ownerOf(path: Path): Owner {
  const inNode = path[0] === "nodes" && path.length > 1;
  const keys = path.filter((step) => typeof step === "string");
  return {
    node: inNode ? String(path[1]) : null,
    choice: inNode && path[2] === "choices" && path.length > 3 ? String(path[3]) : null,
    arm: inNode && path[2] === "branch" && path.length > 3 ? Number(path[3]) : null,
    key: keys.at(-1) ?? null,
  };
}

export const lineAt = (text: string, at: number): number => text.slice(0, lineStart(text, at)).split("\n").length;

function offset(text: string, line: number): number {
  let start = 0;
  for (let above = 1; above < line; above++) {
    const end = text.indexOf("\n", start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  return start;
}

const keyStart = (owner: Value | null, key: string | number | undefined): number | undefined =>
  owner?.is === "map" ? owner.entries.find((entry) => entry.key === key)?.start : undefined;
