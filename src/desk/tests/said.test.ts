import { afterEach, beforeEach, expect, test } from "vitest";
import { api } from "../src/desk/api/api";
import { speak } from "../src/desk/words/tongue";

const fetched = globalThis.fetch;

beforeEach(() => speak("kk"));

afterEach(() => {
  globalThis.fetch = fetched;
});

let asked: RequestInit | undefined;

/** The server's next answer, and in which language it speaks. */
const answers = (status: number, body: unknown, language?: string): void => {
  globalThis.fetch = async (_, init) => {
    asked = init;
    return new Response(JSON.stringify(body), { status, headers: language ? { "Content-Language": language } : {} });
  };
};

test("the server is asked in the page's language, and what it says in it is told", async () => {
  answers(409, { error: "closed", message: "Бұл іс жабық." }, "kk");
  await expect(api.mine(null)).rejects.toThrow(/^Бұл іс жабық\.$/);
  expect(new Headers(asked?.headers).get("Accept-Language")).toBe("kk");
});

test("what it says in another language gives way to our words, where we have them", async () => {
  answers(503, { error: "casebook_away", message: "The desk cannot reach its casebook now." });
  await expect(api.mine(null)).rejects.toThrow(/^Істер қоймасы қазір ашылмай тұр\./);
  answers(409, { error: "quite_new", message: "Something new." }, "en");
  await expect(api.mine(null)).rejects.toThrow(/^Something new\.$/);
  answers(502, null);
  await expect(api.mine(null)).rejects.toThrow(/^Серверде ақау бар\./);
  globalThis.fetch = () => Promise.reject(new TypeError("offline"));
  await expect(api.mine(null)).rejects.toThrow(/^Сервермен байланыс жоқ\./);
});

test("without a word about the language it is English", async () => {
  await speak("en");
  answers(503, { error: "casebook_away", message: "Look again in a moment." });
  await expect(api.mine(null)).rejects.toThrow(/^Look again in a moment\.$/);
});
