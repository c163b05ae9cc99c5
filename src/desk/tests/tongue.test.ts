/// <reference types="vite/client" />
import { beforeEach, expect, test } from "vitest";
import api from "../api/openapi.json";
import { day, duration, locales, outcomes, reasonWords, slotWords, topicWords } from "../src/desk/words/codes";
import { en } from "../src/desk/words/texts/en";
import { countryWords, guess, known, money, speak, t, tongues } from "../src/desk/words/tongue";

beforeEach(() => speak("en"));

const holes = (words: string): string[] => (words.match(/\{\w+\}/g) ?? []).sort();

test.each(Object.entries(tongues))("%s has every key, no other, and the same holes to fill", async (_, { texts: load }) => {
  const texts = await load();
  expect(Object.keys(texts).sort()).toEqual(Object.keys(en).sort());
  for (const [key, words] of Object.entries(texts)) {
    expect(words.trim(), key).not.toBe("");
    expect(holes(words), key).toEqual(holes(en[key as keyof typeof en]));
  }
});

test("every catalogue is in the list of languages", () => {
  const files = Object.keys(import.meta.glob("../src/desk/words/texts/*/index.ts")).map((path) => path.split("/").at(-2));
  expect(files.sort()).toEqual(Object.keys(tongues).sort());
});

test("no sentence stands outside the catalogues", () => {
  const files = import.meta.glob<string>(["../src/desk/**/*.{ts,tsx}", "!../src/desk/words/texts/**"], { query: "?raw", import: "default", eager: true });
  expect(Object.keys(files)).toContain("../src/desk/case/CasePage.tsx");
  for (const [name, source] of Object.entries(files)) {
    const code = source.replace(/\/\*\*?[\s\S]*?\*\/|\/\/.*$/gm, "");
    const between = [...code.matchAll(/>([^<>{}()=;]*\p{L}[^<>{}()=;]*)<\//gu)].map((match) => match[1]);
    expect(between, name).toEqual([]);
    const strings = [...code.matchAll(/"([^"\n]*)"|`([^`]*)`/g)].map((match) => match[1] ?? match[2] ?? "");
    expect(strings.filter((text) => /\p{Lu}\p{Ll}+ \p{L}|\p{L}[.…!?]$/u.test(text)), name).toEqual([]);
  }
});

test("the page begins in the language that was chosen, else in the browser's, else in English", () => {
  expect(guess("ru", ["en-GB"])).toBe("ru");
  expect(guess(null, ["ru-KZ", "en"])).toBe("ru");
  expect(guess(null, ["en-US", "ru"])).toBe("en");
  expect(guess(null, ["uz-Latn-UZ", "en"])).toBe("ru");
  expect(guess(null, ["kk-KZ", "ru"])).toBe("kk");
  expect(guess(null, ["fr-FR", "ru"])).toBe("ru");
  expect(guess(null, ["fr-FR"])).toBe("en");
  expect(guess("constructor", [])).toBe("en");
});

test("words change with the language, also those for codes", async () => {
  await speak("ru");
  expect(t("queue.longest", { time: duration(7_500) })).toBe("Дольше всех ждут: 2 ч 5 мин.");
  expect(t("keeping.after", { time: duration(2_592_000) })).toBe("Срок: 30 сут.");
  expect(topicWords("unpaid_wages")).toBe("Невыплата зарплаты");
  expect(slotWords("owed")).toBe("Сколько должны");
  expect(reasonWords(["danger:custody", "node:unpaid_wages.many", "node:unpaid_wages.new"])).toEqual([
    "Слова о полиции или задержании",
    "Не заплатили десяти или больше людям",
    "Ответы по теме «невыплата зарплаты» показывают, что ждать нельзя",
  ]);
  expect(outcomes()[0]).toEqual(["information_given", "Дана информация"]);
  expect(locales()).toEqual(["ru", "kk", "ky", "uz-Latn", "uz-Cyrl", "tg", "en"]);
});

test("in Kazakh a noun stays as it is behind a number, and dates and codes follow", async () => {
  await speak("kk");
  expect([20, 240, 7_500, 172_800].map(duration)).toEqual(["бір минуттан аз", "4 мин", "2 сағ 5 мин", "2 күн"]);
  const now = new Date(2026, 2, 10, 9);
  expect(day(new Date(2026, 2, 9, 23, 59).toISOString(), now)).toBe("Кеше");
  expect(day(new Date(2026, 1, 3).toISOString(), now)).toBe("3 ақпан");
  expect(day(new Date(2025, 1, 3).toISOString(), now)).toBe("2025 ж. 3 ақпан");
  expect(countryWords("TJ")).toBe("Тәжікстан");
  expect(reasonWords(["node:unpaid_wages.new"])).toEqual(["«төленбеген жалақы» тақырыбындағы жауаптарынан күтуге болмайтыны көрінеді"]);
  expect(money(144, "KZT").replace(/\s/g, " ")).toBe("144,00 KZT");
});

test("Kazakh is written with its own letters", async () => {
  for (const [key, words] of Object.entries(await tongues.kk.texts())) {
    for (const word of words.match(/\p{L}+/gu) ?? []) expect(/^[\u0400-\u04ff]+$/.test(word) || /^[A-Za-z]+$/.test(word), `${key}: ${word}`).toBe(true);
    expect(words, key).not.toMatch(/[ўӯҳҷӣ]/i);
  }
});

test("every code of the audit and of what goes by age has words, so that nobody reads codes", () => {
  const schemas = api.components.schemas as unknown as Record<string, { properties: Record<string, { enum?: (string | null)[] }> }>;
  const of = (schema: string, property: string): string[] => (schemas[schema]?.properties[property]?.enum ?? []).filter((code) => code !== null);
  const groups: [group: string, codes: string[]][] = [
    ["act", of("AuditAct", "what")],
    ["aged", of("RetentionKind", "kind")],
    ["agedAbout", of("RetentionKind", "kind")],
    ["unit", of("RetentionKind", "unit")],
    ["reveal", of("AuditAct", "reason")],
  ];
  for (const [group, codes] of groups) {
    expect(codes, group).not.toEqual([]);
    expect(codes.filter((code) => known(group, code) === null), group).toEqual([]);
  }
});

test("a sum is written as the language writes sums, with its currency by name", async () => {
  expect(money(0.225, "USD").replace(/\s/g, " ")).toBe("USD 0.225");
  await speak("ru");
  expect(money(144, "KZT").replace(/\s/g, " ")).toBe("144,00 KZT");
});

test("a code that the page does not know is no key of anything", () => {
  expect(known("error", "constructor")).toBeNull();
  expect(known("topic", "smuggling")).toBeNull();
  expect(topicWords("smuggling_of_goods")).toBe("Smuggling of goods");
});

test("a hole without a value stays visible, and words of people are not read as holes", () => {
  expect(t("case.held")).toContain("{name}");
  expect(t("case.held", { name: "{time}" })).toContain("{time}");
});
