import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import { kept } from "../src/desk/api/memory";
import type { ReplySize as Size } from "../src/desk/api/model";
import { ReplySize, sizeWords } from "../src/desk/case/ReplySize";
import { speak } from "../src/desk/words/tongue";

const size: Size = { messages: 1, parts: 2, cost: { amount: 0.16, currency: "USD" } };

beforeAll(() => speak("en"));

/** The component as it stands when the server has measured some words already. */
function shown(text: string, measured: Readonly<Record<string, Size>>): string {
  const client = new QueryClient();
  for (const [words, found] of Object.entries(measured)) client.setQueryData(kept.size("A", words), found);
  const html = renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <ReplySize caseId="A" text={text} />
    </QueryClientProvider>,
  );
  return html.replace(/<[^>]*>/g, "");
}

test("the parts of a text are told with what they cost, where that is known", () => {
  expect(shown("two parts", { "two parts": size })).toBe("SMS parts: 2. Each one is paid for. About USD\u00a00.16.");
  expect(shown("two parts", { "two parts": { ...size, cost: null } })).toBe("SMS parts: 2. Each one is paid for.");
});

test("no words have no parts, nor have words that nobody has measured or that are not paid by the part", () => {
  expect(shown("", {})).toBe("");
  expect(shown("one two", { one: size })).toBe("");
  expect(shown("one", { one: { ...size, parts: null } })).toBe("");
});

test("an answer to older words is not shown", () => {
  expect(sizeWords("one two", "one", size)).toBe("");
  expect(sizeWords("one two", "one two", size)).not.toBe("");
});
