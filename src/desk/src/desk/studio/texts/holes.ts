/** A name in braces that the program fills in, as the server reads it (`TextTemplate`). */
export interface Hole {
  readonly from: number;
  /** Behind the closing brace. */
  readonly to: number;
  readonly name: string;
}

/** What keeps a translation from being written. */
export type Breach =
  | { readonly kind: "lacks" | "unknown"; readonly name: string }
  | { readonly kind: "brace" | "word" };

/** A text, and where one types in it. */
export interface Typed {
  readonly text: string;
  readonly at: number;
}

const shape = /\{([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)\}/g;

/** The kinds of lines that hold words which people type, split by bars. */
export const isTyped = (kind: string): boolean => kind === "also" || kind === "reaction_words";

export const holes = (text: string): readonly Hole[] => [...text.matchAll(shape)].map((found) => ({ from: found.index, to: found.index + found[0].length, name: found[1] ?? "" }));

/** What is wrong with a translation, the first of each kind first; nothing is wrong with none. */
export function breaches(source: string, text: string, kind: string): readonly Breach[] {
  if (!text.trim()) return [];
  const [wanted, written] = [source, text].map((one) => new Set(holes(one).map((hole) => hole.name))) as [Set<string>, Set<string>];
  const stray = (one: string): boolean => /[{}]/.test(one.replace(shape, ""));
  return [
    ...[...written].filter((name) => !wanted.has(name)).map((name) => ({ kind: "unknown", name }) as const),
    ...(stray(text) && !stray(source) ? [{ kind: "brace" } as const] : []),
    ...[...wanted].filter((name) => !written.has(name)).map((name) => ({ kind: "lacks", name }) as const),
    ...(isTyped(kind) && text.split("|").some((word) => !word.trim()) ? [{ kind: "word" } as const] : []),
  ];
}

/** The text after a key that takes away what is chosen, or the sign beside: a name in braces goes whole. Null where no name is touched, and the key does what it always does. */
export function erased(text: string, from: number, to: number, ahead: boolean): Typed | null {
  const [first, last] = from === to ? (ahead ? [from, from + 1] : [from - 1, from]) : [from, to];
  const touched = holes(text).filter((hole) => hole.from < last && hole.to > first);
  const [one, end] = [touched[0], touched.at(-1)];
  if (!one || !end) return null;
  const start = Math.min(one.from, Math.max(first, 0));
  return { text: text.slice(0, start) + text.slice(Math.max(end.to, last)), at: start };
}

/** Where one may type: never inside a name. */
export const outside = (text: string, at: number): number => holes(text).find((hole) => hole.from < at && at < hole.to)?.to ?? at;

/** The text with a name put in where one types, with a space beside it where words would touch it. */
export function put(text: string, from: number, to: number, name: string): Typed {
  const [start, end] = [outside(text, from), Math.max(outside(text, from), outside(text, to))];
  const before = text.slice(0, start);
  const word = `${/[\p{L}\p{N}]$/u.test(before) ? " " : ""}{${name}}`;
  return { text: before + word + text.slice(end), at: start + word.length };
}
