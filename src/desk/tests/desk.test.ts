import { beforeAll, beforeEach, expect, test } from "vitest";
import { attempt, draftOf, dropDraft, keepDraft } from "../src/desk/case/drafts";
import type { CaseLine } from "../src/desk/api/model";
import { answered } from "../src/desk/notices/notices";
import { answerWords, day, deliveryTicks, deliveryWords, duration, humanize, isLost, numberWords, outcomes, reasonWords, slotWords } from "../src/desk/words/codes";
import { livingFirst } from "../src/desk/queue/queries";
import { speak } from "../src/desk/words/tongue";

beforeAll(() => speak("en"));

beforeEach(() => {
  const kept = new Map<string, string>();
  globalThis.sessionStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
});

test("a second click on the same words is the same reply, other words are another", () => {
  keepDraft("A", "hello");
  const first = attempt("A", "hello").clientId;
  expect(attempt("A", "hello").clientId).toBe(first);
  expect(attempt("A", "hello there").clientId).not.toBe(first);
});

test("drafts belong to their case and go when they were accepted", () => {
  keepDraft("A", "for A");
  keepDraft("B", "for B");
  expect(draftOf("A").text).toBe("for A");
  const sent = attempt("A", "for A").clientId;
  dropDraft("A");
  expect(draftOf("A").text).toBe("");
  expect(draftOf("A").clientId).not.toBe(sent);
  expect(draftOf("B").text).toBe("for B");
});

test("codes are shown as words", () => {
  expect(humanize("unpaid_wages")).toBe("Unpaid wages");
  expect(new Set(outcomes().map(([code]) => code)).size).toBe(25);
});

test("why a case is urgent is told in plain words, each once", () => {
  expect(reasonWords(["danger:custody", "danger:danger", "words:immediate", "human"])).toEqual([
    "Words about police or detention",
    "The person said that there is danger",
    "Words that sound like danger now",
    "A helper set the urgency",
  ]);
  expect(reasonWords(["node:danger.start", "node:danger.human", "node:unpaid_wages.many"])).toEqual(["The person said that there is danger", "Ten people or more were not paid"]);
  expect(reasonWords(["node:new_topic.first", "node:new_topic.second", "person_asked"])).toEqual(["Their answers about “new topic” show that it cannot wait", "Person asked"]);
});

test("delivery is told in words", () => {
  expect(deliveryWords({ delivery: "waiting" })).toBe("waiting");
  expect(deliveryWords({ delivery: "failed", words: "blocked by the person" })).toBe("not sent: blocked by the person");
  expect(deliveryWords({ delivery: "held" })).toBe("held until the person writes: the 24-hour rule of WhatsApp");
    expect(deliveryWords({ delivery: "held", words: "The phone is off. It is tried once more." })).toBe("The phone is off. It is tried once more.");
  expect(deliveryWords({ delivery: "undelivered", words: "the phone is off" })).toBe("not delivered: the phone is off");
  expect((["sent", "delivered", "read"] as const).map((delivery) => deliveryWords({ delivery }))).toEqual(["sent", "delivered", "read"]);
  expect(deliveryWords({ delivery: null })).toBe("");
  expect((["waiting", "sent", "delivered", "read", "failed"] as const).map((delivery) => deliveryTicks({ delivery }))).toEqual(["", "✓", "✓✓", "✓✓", ""]);
  expect((["sent", "read", "failed", "refused", "undelivered"] as const).map((delivery) => isLost({ delivery }))).toEqual([false, false, true, true, true]);
});

test("a number that is the name of its service is said once", () => {
  expect(numberWords({ name: "Unified emergency dispatch 112", phone: "112" })).toBe("Unified emergency dispatch 112");
  expect(numberWords({ name: "Single emergency number 112 (works without SIM or money)", phone: "112" })).toBe("Single emergency number 112 (works without SIM or money)");
  expect(numberWords({ name: "Ambulance", phone: "103" })).toBe("Ambulance: 103");
});

test("times are short and plain", () => {
  expect([20, 240, 7_200, 7_500, 260_000].map(duration)).toEqual(["less than a minute", "4 min", "2 h", "2 h 5 min", "3 days"]);
  const now = new Date(2026, 2, 10, 9);
  expect(day(new Date(2026, 2, 10, 0, 1).toISOString(), now)).toBe("Today");
  expect(day(new Date(2026, 2, 9, 23, 59).toISOString(), now)).toBe("Yesterday");
  expect(day(new Date(2026, 1, 3).toISOString(), now)).toBe("3 February");
  expect(day(new Date(2025, 1, 3).toISOString(), now)).toBe("3 February 2025");
});

test("a helper is told of an answer once, and only in a case of theirs that waited for it", () => {
  const line = (id: string, status: CaseLine["status"]): CaseLine => ({ id, status }) as CaseLine;
  const before = [line("A", "with_person"), line("B", "with_operator"), line("C", "with_person")];
  const now = [line("A", "with_operator"), line("B", "with_operator"), line("C", "with_person"), line("D", "with_operator")];
  expect(answered(before, now).map((one) => one.id)).toEqual(["A"]);
  expect(answered(now, now)).toEqual([]);
  expect(answered([], now)).toEqual([]);
});

test("an answer that a script sets has words, and a code without them reads like words; what people say stays as it is", () => {
  expect(answerWords("kind", "worksite")).toBe("Others in danger at work");
  expect(answerWords("kind", "gas_leak")).toBe("Gas leak");
  expect(slotWords("gas_meter")).toBe("Gas meter");
  expect(answerWords("story", "ok. call me_later")).toBe("ok. call me_later");
});

test("the case of somebody who was erased stands behind those of people who live", () => {
  const cases = [{ id: "gone", pseudonym: null }, { id: "urgent", pseudonym: "a" }, { id: "normal", pseudonym: "b" }] as CaseLine[];
  expect(livingFirst(cases).map(({ id }) => id)).toEqual(["urgent", "normal", "gone"]);
});
