import type { LineRow, LineState } from "./model";

/** The states in the order of the page, the most urgent first. */
export const states = ["missing", "stale", "draft", "read"] as const satisfies readonly LineState[];

/** What can be looked for: a state, or what is too long for its way. */
export const filters = ["all", ...states, "long"] as const;
export type Filter = (typeof filters)[number];

export interface Wanted {
  readonly filter: Filter;
  /** Empty: all of them. */
  readonly dialog: string;
  readonly words: string;
}

/** The dialog, or the file of other texts, that a line belongs to. */
export const dialogOf = (row: LineRow): string => row.context.split(".", 1)[0] ?? "";

export const fits = (row: LineRow, { filter, dialog, words }: Wanted, most: number): boolean =>
  (filter === "all" || (filter === "long" ? isLong(row, most) : row.state === filter)) && (dialog === "" || dialogOf(row) === dialog) && holds(row, words.trim().toLowerCase());

/** Dearer than an SMS should be, or longer than such a line should be. */
export const isLong = (row: LineRow, most: number): boolean => (row.sms?.parts ?? 0) > most || (row.kind !== "also" && row.kind !== "reaction_words" && (row.text?.length ?? 0) > row.limit);

/** How many lines are in each state. */
export function counted(rows: readonly LineRow[]): Readonly<Record<LineState, number>> {
  const counts = { missing: 0, stale: 0, draft: 0, read: 0 };
  for (const row of rows) counts[row.state]++;
  return counts;
}

const holds = (row: LineRow, words: string): boolean => words === "" || [row.context, row.source, row.text ?? ""].some((text) => text.toLowerCase().includes(words));
