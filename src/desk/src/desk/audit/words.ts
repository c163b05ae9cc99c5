import type { Act } from "../api/model";
import { day, humanize } from "../words/codes";
import { known } from "../words/tongue";

/** What was done, as words that stand behind a name. */
export const actWords = (code: string): string => known("act", code) ?? humanize(code);

/** Acts under the days on which they were done, in the order that they came in. */
export function byDay(acts: readonly Act[]): (readonly [day: string, acts: readonly Act[]])[] {
  const days = new Map<string, Act[]>();
  for (const act of acts) {
    const words = day(act.at);
    days.set(words, [...(days.get(words) ?? []), act]);
  }
  return [...days];
}
