/** A piece of two texts: in both, only in the old one, or only in the new one. */
export interface Piece {
  readonly is: "same" | "gone" | "new";
  readonly text: string;
}

/** What changed, word by word. Blanks belong to the word before them. */
export function wordDiff(before: string, after: string): readonly Piece[] {
  const [old, now] = [words(before), words(after)];
  const longest = common(old, now);
  const pieces: Piece[] = [];
  const add = (is: Piece["is"], text: string): void => {
    const last = pieces.at(-1);
    if (last?.is === is) pieces[pieces.length - 1] = { is, text: last.text + text };
    else pieces.push({ is, text });
  };
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      add("same", now[j] ?? "");
      i++;
      j++;
    } else if (j === now.length || (i < old.length && at(longest, i + 1, j) >= at(longest, i, j + 1))) add("gone", old[i++] ?? "");
    else add("new", now[j++] ?? "");
  }
  return pieces;
}

const words = (text: string): readonly string[] => text.match(/\S+\s*|\s+/g) ?? [];

const at = (table: readonly (readonly number[])[], i: number, j: number): number => table[i]?.[j] ?? 0;

/** How many words what is left of both has in common, from each pair of places. */
function common(old: readonly string[], now: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--) {
    const row = table[i];
    for (let j = now.length - 1; row && j >= 0; j--) row[j] = old[i] === now[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
  }
  return table;
}
