import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { measured } from "../src/desk/measure";
import type { ReplySize } from "../src/desk/model";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(1000));

test("the server is asked once when the typing pauses, and no words have no parts", async () => {
  const [asked, shown]: [string[], (number | undefined)[]] = [[], []];
  const measure = measured((text) => (asked.push(text), Promise.resolve({ messages: 1, parts: text.length, cost: null })), (size) => shown.push(size?.parts ?? undefined));
  for (const text of ["h", "he", "hel "]) measure(text);
  await settle();
  measure("  ");
  await settle();
  expect(asked).toEqual(["hel"]);
  expect(shown).toEqual([3, undefined]);
});

test("an answer to older words is not shown, nor a number that nobody knows", async () => {
  const answers: ((size: ReplySize) => void)[] = [];
  const shown: (ReplySize | null)[] = [];
  const measure = measured(() => new Promise((done) => answers.push(done)), (size) => shown.push(size));
  measure("one");
  await settle();
  measure("one two");
  await settle();
  const size = { messages: 1, parts: 2, cost: { amount: 0.16, currency: "USD" } };
  answers[1]?.(size);
  answers[0]?.({ ...size, parts: 1 });
  await settle();
  expect(shown).toEqual([size]);

  measured(() => Promise.reject(new Error("away")), (found) => shown.push(found))("three");
  await settle();
  expect(shown).toEqual([size, null]);
});
