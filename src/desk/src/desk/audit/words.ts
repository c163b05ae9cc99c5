import type { Act } from "../api/model";
import { clock, day, humanize } from "../words/codes";
import { dates, known, t } from "../words/tongue";

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

/** Acts that stand in one line, the newest first. */
export type Run = readonly [Act, ...Act[]];

const reading = "case_read";

/**
 * Puts the readings of one case by one person into one line, as long as they did nothing else between: a case that is open is read anew whenever something happens in it. Colleagues who read it at the same time have
 * lines of their own. The record itself has every reading.
 */
export function folded(acts: readonly Act[]): readonly Run[] {
  const runs: [Act, ...Act[]][] = [];
  const last = new Map<string, [Act, ...Act[]]>();
  for (const act of acts) {
    const who = act.account?.id ?? "";
    const run = last.get(who);
    if (run && act.what === reading && run[0].what === reading && act.caseId !== null && run[0].caseId === act.caseId) {
      run.push(act);
      continue;
    }
    const next: [Act, ...Act[]] = [act];
    last.set(who, next);
    runs.push(next);
  }
  return runs;
}

/** How often, and from when to when: all within a minute is at that minute. */
export function timesWords(run: Run): string {
  const [from, to] = [clock((run[run.length - 1] ?? run[0]).at), clock(run[0].at)];
  return t(from === to ? "audit.timesAt" : "audit.times", { count: String(run.length), from, to });
}

/** A time of the day to the second: readings of one case follow one another fast. */
export const second = (at: string): string => new Date(at).toLocaleTimeString(dates());
