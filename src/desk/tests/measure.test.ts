import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { measured } from "../src/desk/measure";
import type { ReplySize } from "../src/desk/model";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(1000));

test("the server is asked once when the typing pauses, and no words have no parts", async () => {
  const [asked, shown]: [string[], (number | null)[]] = [[], []];
  const measure = measured((text) => (asked.push(text), Promise.resolve({ messages: 1, parts: text.length })), (parts) => shown.push(parts));
  for (const text of ["h", "he", "hel "]) measure(text);
  await settle();
  measure("  ");
  await settle();
  expect(asked).toEqual(["hel"]);
  expect(shown).toEqual([3, null]);
});

test("an answer to older words is not shown, nor a number that nobody knows", async () => {
  const answers: ((size: ReplySize) => void)[] = [];
  const shown: (number | null)[] = [];
  const measure = measured(() => new Promise((done) => answers.push(done)), (parts) => shown.push(parts));
  measure("one");
  await settle();
  measure("one two");
  await settle();
  answers[1]?.({ messages: 1, parts: 2 });
  answers[0]?.({ messages: 1, parts: 1 });
  await settle();
  expect(shown).toEqual([2]);

  measured(() => Promise.reject(new Error("away")), (parts) => shown.push(parts))("three");
  await settle();
  expect(shown).toEqual([2, null]);
});
