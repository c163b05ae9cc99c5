import { expect, test } from "vitest";
import { withoutWord, withWord } from "../src/desk/studio/unknown/synonyms";

test("a word stands behind the others, once", () => {
  expect(withWord("", "jok")).toBe("jok");
  expect(withWord("жоқ|жок", "jok")).toBe("жоқ|жок|jok");
  expect(withWord("jok| жоқ ", "jok")).toBe("жоқ|jok");
});

test("a word goes and the others stay", () => {
  expect(withoutWord("жоқ|jok|жок", "jok")).toBe("жоқ|жок");
  expect(withoutWord("jok", "jok")).toBe("");
  expect(withoutWord("жоқ", "jok")).toBe("жоқ");
});
