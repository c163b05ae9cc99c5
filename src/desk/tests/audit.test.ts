import { expect, test } from "vitest";
import type { Act } from "../src/desk/api/model";
import { folded } from "../src/desk/audit/words";

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

test("every reading is in its line", () => {
  const acts = [act("amina", "case_read", "A"), act("dana", "case_read", "A"), act("amina", "case_read", "A")];
  expect(folded(acts).flat()).toHaveLength(acts.length);
});
