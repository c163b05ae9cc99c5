import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "../src/desk/api/api";
import { breaches, erased, outside, put } from "../src/desk/studio/texts/holes";
import { LineKeeper } from "../src/desk/studio/texts/keeper";
import type { LineRow, TextBody } from "../src/desk/studio/texts/model";
import { counted, fits } from "../src/desk/studio/texts/rows";
import { wordDiff } from "../src/desk/studio/texts/wordDiff";

const source = "Call {fact.police.phone}, or wait {wait}.";

test("a translation has the names of its source and no brace beside them", () => {
  expect(breaches(source, "Звоните {fact.police.phone}, ждите {wait}.", "say")).toEqual([]);
  expect(breaches(source, "Звоните {fact.police.phone}.", "say")).toEqual([{ kind: "lacks", name: "wait" }]);
  expect(breaches(source, "Звоните {fact.police.phon}, ждите {wait}.", "say")).toEqual([{ kind: "unknown", name: "fact.police.phon" }, { kind: "lacks", name: "fact.police.phone" }]);
  expect(breaches(source, "Звоните {fact.police.phone, ждите {wait}.", "say")).toEqual([{ kind: "brace" }, { kind: "lacks", name: "fact.police.phone" }]);
  expect(breaches(source, "Звоните {Wait} {fact.police.phone} {wait}", "say")).toEqual([{ kind: "brace" }]);
  expect(breaches(source, "  ", "say")).toEqual([]);
  expect(breaches("one|two", "раз||два", "also")).toEqual([{ kind: "word" }]);
  expect(breaches("one|two", "раз||два", "say")).toEqual([]);
});

test("a name in braces goes whole or stays whole", () => {
  expect(erased("До {wait}.", 9, 9, false)).toEqual({ text: "До .", at: 3 });
  expect(erased("До {wait}.", 3, 3, true)).toEqual({ text: "До .", at: 3 });
  expect(erased("До {wait}.", 5, 5, true)).toEqual({ text: "До .", at: 3 });
  expect(erased("До {wait}.", 0, 5, false)).toEqual({ text: ".", at: 0 });
  expect(erased("До {wait}.", 10, 10, false)).toBeNull();
  expect(erased("До {wait}.", 2, 2, false)).toBeNull();
  expect(erased("{wait}", 0, 0, false)).toBeNull();
  expect(outside("До {wait}.", 5)).toBe(9);
  expect(outside("До {wait}.", 3)).toBe(3);
  expect(outside("До {wait}.", 9)).toBe(9);
});

test("a name is put in where one types, and never into another", () => {
  expect(put("Ждите", 5, 5, "wait")).toEqual({ text: "Ждите {wait}", at: 12 });
  expect(put("До {wait}.", 5, 5, "code")).toEqual({ text: "До {wait}{code}.", at: 15 });
  expect(put("Ждите там", 6, 9, "wait")).toEqual({ text: "Ждите {wait}", at: 12 });
});

test("what changed in the English stands word by word", () => {
  expect(wordDiff("When were you paid?", "When were you last paid?")).toEqual([
    { is: "same", text: "When were you " },
    { is: "new", text: "last " },
    { is: "same", text: "paid?" },
  ]);
  expect(wordDiff("a b c", "a x c")).toEqual([
    { is: "same", text: "a " },
    { is: "gone", text: "b " },
    { is: "new", text: "x " },
    { is: "same", text: "c" },
  ]);
  expect(wordDiff("", "new")).toEqual([{ is: "new", text: "new" }]);
  expect(wordDiff("same", "same")).toEqual([{ is: "same", text: "same" }]);
  const both = wordDiff("one two\nthree four", "two three five four");
  expect(both.filter((p) => p.is !== "new").map((p) => p.text).join("")).toBe("one two\nthree four");
  expect(both.filter((p) => p.is !== "gone").map((p) => p.text).join("")).toBe("two three five four");
});

const row = (more: Partial<LineRow> = {}): LineRow => ({
  context: "wages.paid", kind: "question", file: "dialogs/wages.yaml", source: "Paid?", before: null, text: "Төленді ме?", state: "draft", placeholders: [], safety: false, note: "", limit: 4000,
  sourceSms: null, sms: null, byRule: null, ...more,
});

test("lines are found by state, by dialog, by their words and by their length", () => {
  const wanted = { filter: "all", dialog: "", words: "" } as const;
  expect(fits(row(), { ...wanted, filter: "draft" }, 6)).toBe(true);
  expect(fits(row(), { ...wanted, filter: "stale" }, 6)).toBe(false);
  expect(fits(row(), { ...wanted, dialog: "wages", words: " төлен" }, 6)).toBe(true);
  expect(fits(row(), { ...wanted, dialog: "menu" }, 6)).toBe(false);
  expect(fits(row(), { ...wanted, words: "нет" }, 6)).toBe(false);
  expect(fits(row({ sms: { parts: 7, characters: 400, encoding: "ucs2" } }), { ...wanted, filter: "long" }, 6)).toBe(true);
  expect(fits(row({ sms: { parts: 6, characters: 400, encoding: "ucs2" } }), { ...wanted, filter: "long" }, 6)).toBe(false);
  expect(fits(row({ kind: "label", limit: 5 }), { ...wanted, filter: "long" }, 6)).toBe(true);
  expect(counted([row(), row({ state: "stale" })])).toEqual({ missing: 0, stale: 1, draft: 1, read: 0 });
});

/** The server in a test: what came, and what it answers. */
function desk(answer: (line: TextBody) => Promise<unknown> = () => Promise.resolve(null)) {
  const [sent, told, store]: [TextBody[], string[], Map<string, string>] = [[], [], new Map()];
  const tab = { getItem: (key: string) => store.get(key) ?? null, setItem: (key: string, value: string) => void store.set(key, value), removeItem: (key: string) => void store.delete(key) };
  const make = (): LineKeeper => new LineKeeper("kk", (line) => (sent.push(line), answer(line)), (context, text, draft) => void told.push(`${context} ${text} ${draft}`), tab);
  return { keeper: make(), make, sent, told, store };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("words go out once, within two seconds of the last key, onto what their author saw", async () => {
  const { keeper, sent, told, store } = desk();
  keeper.write(row(), "Төлед", true);
  await vi.advanceTimersByTimeAsync(500);
  keeper.write(row(), "Төледі ме? ", true);
  expect(store.size).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent).toEqual([{ context: "wages.paid", source: "Paid?", was: "Төленді ме?", text: "Төледі ме?", draft: true }]);
  expect(told).toEqual(["wages.paid Төледі ме? true"]);
  expect(keeper.of("wages.paid")?.standing).toBe("saved");
  expect(store.size).toBe(0);
});

test("a name in braces that is wrong keeps its line here and no other", async () => {
  const { keeper, sent } = desk();
  keeper.write(row({ source: "Wait {wait}." }), "Күтіңіз {wai}.", true);
  keeper.write(row({ context: "menu.bye" }), "Жазыңыз.", true);
  await vi.advanceTimersByTimeAsync(5_000);
  await keeper.save("wages.paid");
  expect(sent.map((line) => line.context)).toEqual(["menu.bye"]);
  expect(keeper.of("wages.paid")?.standing).toBe("broken");
  keeper.write(row({ source: "Wait {wait}." }), "Күтіңіз {wait}.", true);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent.map((line) => line.text)).toEqual(["Жазыңыз.", "Күтіңіз {wait}."]);
});

test("what is typed while words are on their way goes out behind them", async () => {
  let arrive: () => void = () => undefined;
  const { keeper, sent } = desk(() => new Promise<void>((done) => (arrive = done)));
  keeper.write(row(), "Бір", true);
  await vi.advanceTimersByTimeAsync(1_500);
  keeper.write(row(), "Бір екі", true);
  await vi.advanceTimersByTimeAsync(1_500);
  expect(sent.length).toBe(1);
  arrive();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent.map((line) => [line.was, line.text])).toEqual([["Төленді ме?", "Бір"], ["Бір", "Бір екі"]]);
});

test("a line that somebody else wrote waits for a choice, and one that is lost is tried again", async () => {
  let answers: Error[] = [new ApiError(409, "changed", "Somebody else."), new ApiError(0, "", "No line.")];
  const { keeper, sent } = desk(() => (answers[0] ? Promise.reject(answers.shift()) : Promise.resolve()));
  keeper.write(row(), "Бір", true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([sent.length, keeper.of("wages.paid")?.standing]).toEqual([1, "clash"]);
  keeper.settle(row({ text: "Екі" }), "Бір", true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent.map((line) => line.was)).toEqual(["Төленді ме?", "Екі", "Екі"]);
  expect(keeper.of("wages.paid")?.standing).toBe("saved");
});

test("words that the server never had are there after the page is loaded again", async () => {
  const { keeper, make, sent } = desk();
  keeper.write(row(), "Бір", true);
  const again = make();
  again.take(row());
  expect(again.of("wages.paid")?.text).toBe("Бір");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent.length).toBeGreaterThan(0);
});
