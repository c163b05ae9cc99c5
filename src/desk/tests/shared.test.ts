import { expect, test } from "vitest";
import { backoff, retryAfter } from "../src/shared/backoff";
import { randomId } from "../src/shared/ids";
import { linkify } from "../src/shared/links";

test("the wait doubles to a ceiling and is spread", () => {
  expect([0, 1, 2, 10].map((attempt) => backoff(attempt, 1))).toEqual([1_000, 2_000, 4_000, 30_000]);
  expect(backoff(3, 0)).toBe(4_000);
});

test("Retry-After is read in seconds and never for hours", () => {
  expect(retryAfter("3", 1)).toBe(3_000);
  expect(retryAfter("999999", 1)).toBe(600_000);
  expect([null, "", "soon", "-1"].map((header) => retryAfter(header, 7))).toEqual([7, 7, 7, 7]);
});

test("a token is 43 characters of base64url and never the same", () => {
  const tokens = Array.from({ length: 50 }, () => randomId(32));
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  expect(new Set(tokens).size).toBe(50);
});

test("numbers and addresses become links, the text stays the same", () => {
  const text = "Звоните: +7 727 123-45-67, 8 800 555 35 35 или https://example.org/help. Код 12345, 250000.";
  const pieces = linkify(text);
  expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  expect(pieces.flatMap((piece) => piece.href ?? [])).toEqual(["tel:+77271234567", "tel:88005553535", "https://example.org/help"]);
});

test("nothing but http and tel is ever linked", () => {
  expect(linkify("javascript:alert(1) <b>x</b> data:text/html,1").every((piece) => piece.href === undefined)).toBe(true);
});
