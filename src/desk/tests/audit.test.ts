import { beforeAll, expect, test } from "vitest";
import type { Act } from "../src/desk/api/model";
import { folded, timesWords, type Run } from "../src/desk/audit/words";
import { speak } from "../src/desk/words/tongue";

beforeAll(() => speak("en"));

let next = 100;

/** An act of somebody, older than those that were made before. */
const act = (who: string, what: string, caseId: string | null = null): Act => ({ id: next--, at: "2026-03-02T10:00:00Z", account: { id: who, alias: who }, what, reason: null, caseId, about: null }) as Act;

const told = (acts: readonly Act[]) => folded(acts).map((run) => `${run[0].account?.id} ${run[0].what} ${run[0].caseId ?? ""} ${run.length}`);

test("readings of one case by one person are one line, until they do something else", () => {
  expect(told([act("amina", "case_read", "A"), act("amina", "case_read", "A"), act("amina", "case_reply", "A"), act("amina", "case_read", "A"), act("amina", "case_read", "B")])).toEqual([
    "amina case_read A 2",
    "amina case_reply A 1",
    "amina case_read A 1",
    "amina case_read B 1",
  ]);
});

test("two who read a case at the same time have a line each, and nothing else is ever put together", () => {
  expect(told([act("amina", "case_read", "A"), act("dana", "case_read", "A"), act("amina", "case_read", "A"), act("dana", "case_read", "A")])).toEqual(["amina case_read A 2", "dana case_read A 2"]);
  expect(told([act("amina", "case_note", "A"), act("amina", "case_note", "A"), act("amina", "sign_in"), act("amina", "sign_in")])).toEqual([
    "amina case_note A 1",
    "amina case_note A 1",
    "amina sign_in  1",
    "amina sign_in  1",
  ]);
});

test("what was done again within a minute is told at that minute, and over longer from when to when", () => {
  const read = (...at: readonly string[]): string => timesWords(at.map((time) => ({ ...act("amina", "case_read", "A"), at: time })) as unknown as Run);
  expect(read("2026-03-02T10:00:59Z", "2026-03-02T10:00:01Z")).toMatch(/^2 times at \d\d:\d\d$/);
  expect(read("2026-03-02T10:01:00Z", "2026-03-02T10:00:59Z")).toMatch(/^2 times, from \d\d:\d\d to \d\d:\d\d$/);
});

test("every reading is in its line", () => {
  const acts = [act("amina", "case_read", "A"), act("dana", "case_read", "A"), act("amina", "case_read", "A")];
  expect(folded(acts).flat()).toHaveLength(acts.length);
});
