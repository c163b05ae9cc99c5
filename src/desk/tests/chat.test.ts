import { expect, test, vi } from "vitest";
import { fileWords, unfit } from "../src/chat/files";
import { Outbox } from "../src/chat/outbox";
import { outcome, type Outcome } from "../src/chat/server";
import { clock } from "../src/chat/recorder";
import type { Sent } from "../src/chat/session";
import { guessLocale, languages, words } from "../src/chat/texts";
import { brought } from "../src/chat/transfer";

const message = (id: string): Sent => ({ id, label: id, payload: { text: id }, after: 0, at: "2026-01-01T00:00:00Z", state: "sending" });

function host(answers: Outcome[]) {
  const tried: string[] = [];
  const states: string[] = [];
  let over = false;
  return {
    tried,
    states,
    isOver: () => over,
    attempt: (sent: Sent) => {
      tried.push(sent.id);
      return Promise.resolve(answers.shift() ?? { kind: "accepted" as const });
    },
    changed: (sent: Sent) => void states.push(`${sent.id}:${sent.state}`),
    ended: () => void (over = true),
    words: (kind: string) => kind,
  };
}

test("every language has every word, in its own letters", () => {
  const keys = Object.keys(words.en).sort();
  for (const { tag } of languages) {
    expect(Object.keys(words[tag]).sort()).toEqual(keys);
    const all = Object.values(words[tag]).join(" ").replaceAll("Esc", "");
    expect(all).not.toMatch(tag === "en" || tag === "uz-Latn" ? /\p{Script=Cyrillic}/u : /\p{Script=Latin}/u);
    expect(all).not.toMatch(/ticket|client|victim|illegal|клиент|жертв|нелегал/i);
  }
  expect(Object.values(words["uz-Latn"]).join("")).not.toMatch(/['’‘`]/);
});

test("the first guess follows the browser and ends in Russian", () => {
  expect(guessLocale(["de-DE", "tg-TJ", "en"])).toBe("tg");
  expect(guessLocale(["uz"])).toBe("uz-Latn");
  expect(guessLocale(["uz-Cyrl-UZ"])).toBe("uz-Cyrl");
  expect(guessLocale(["tr", "fa"])).toBe("ru");
});

test("messages go one after the other, and a repeat keeps its id", async () => {
  vi.useFakeTimers();
  const server = host([{ kind: "later", after: 1_000, why: null }]);
  const outbox = new Outbox(server);
  outbox.add(message("a"));
  outbox.add(message("b"));
  await vi.advanceTimersByTimeAsync(999);
  expect(server.tried).toEqual(["a"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(server.tried).toEqual(["a", "a", "b"]);
  expect(server.states.slice(-2)).toEqual(["a:sent", "b:sent"]);
  vi.useRealTimers();
});

test("a message that cannot go is given back to the person, and the next one still goes", async () => {
  vi.useFakeTimers();
  const server = host([...Array.from({ length: 5 }, () => ({ kind: "later", after: 10, why: null }) as const)]);
  const outbox = new Outbox(server);
  const lost = message("a");
  outbox.add(lost);
  outbox.add(message("b"));
  await vi.advanceTimersByTimeAsync(100);
  expect(lost.state).toBe("failed");
  expect(server.states.at(-1)).toBe("b:sent");
  outbox.add(lost);
  await vi.advanceTimersByTimeAsync(1);
  expect(lost.state).toBe("sent");
  expect(new Set(server.tried.filter((id) => id === "a")).size).toBe(1);
  vi.useRealTimers();
});

test("who cannot be served now is told so in the language of the page, and their message goes later", async () => {
  vi.useFakeTimers();
  const server = host([{ kind: "later", after: 10, why: "away" }]);
  const told: (string | undefined)[] = [];
  const outbox = new Outbox({ ...server, changed: (sent: Sent) => void told.push(sent.why), words: (kind) => words.tg[kind === "away" ? "away" : "notSent"] });
  outbox.add(message("a"));
  await vi.advanceTimersByTimeAsync(100);
  expect(told).toEqual([undefined, words.tg.away, undefined]);
  vi.useRealTimers();
});

test("a file that cannot go as it is says why and is not tried again, and one that is taken back never goes", async () => {
  const server = host([{ kind: "unfit", why: "fileKind" }]);
  const outbox = new Outbox(server);
  const wrong = message("a");
  outbox.add(wrong);
  outbox.add(message("b"));
  outbox.drop("b");
  outbox.add(message("c"));
  await vi.waitFor(() => expect(server.states.at(-1)).toBe("c:sent"));
  expect([wrong.state, wrong.final, wrong.why]).toEqual(["failed", true, "fileKind"]);
  expect(server.tried).toEqual(["a", "c"]);
});

test("what is wrong with a file is known before it is sent, and what the server says of it is understood", () => {
  const photo = { kind: "photo" as const, name: "a.jpg", size: 15 * 1024 * 1024 };
  expect([unfit(photo), unfit({ ...photo, size: photo.size + 1 }), unfit({ ...photo, size: 0 }), unfit({ ...photo, kind: "paper", size: photo.size + 1 })]).toEqual([null, "fileLarge", "fileDamaged", null]);
  expect(brought(507, null, '{"code":"file_room"}')).toEqual({ kind: "unfit", why: "fileRoom" });
  expect(brought(413, null, '{"code":"file_sum"}')).toEqual({ kind: "unfit", why: "fileSum" });
  expect([413, 415, 422].map((status) => brought(status, null))).toEqual([{ kind: "unfit", why: "fileLarge" }, { kind: "unfit", why: "fileKind" }, { kind: "unfit", why: "fileDamaged" }]);
  expect([202, 410, 401].map((status) => brought(status, null).kind)).toEqual(["accepted", "ended", "ended"]);
  expect(brought(408, "5").kind).toBe("later");
  expect(brought(503, "5", '{"code":"full","error":"x"}')).toEqual({ kind: "later", after: 5_000, why: "busy" });
  expect([fileWords({ kind: "voice", name: "rec0001.m4a", size: 300_000 }, words.en), fileWords({ kind: "paper", name: "договор.pdf", size: 2_000_000 }, words.ru)]).toEqual(["Voice message · 293 KB", "договор.pdf · 1.9 МБ"]);
});

test("an ended session stops the queue", async () => {
  const server = host([{ kind: "ended", erased: true }]);
  const outbox = new Outbox({ ...server, ended: (erased) => (server.ended(), expect(erased).toBe(true), outbox.stop()) });
  outbox.add(message("a"));
  outbox.add(message("b"));
  await vi.waitFor(() => expect(server.isOver()).toBe(true));
  expect(server.tried).toEqual(["a"]);
});

test("answers of the server are read by their meaning", () => {
  expect([202, 401, 410, 413, 400].map((status) => outcome(status, null).kind)).toEqual(["accepted", "ended", "ended", "tooLong", "refused"]);
  expect(outcome(410, null, "over")).toEqual({ kind: "ended", erased: false });
  expect(outcome(410, null, "erased")).toEqual({ kind: "ended", erased: true });
  expect(outcome(429, "2")).toEqual({ kind: "later", after: 2_000, why: "busy" });
  expect(outcome(503, null)).toEqual({ kind: "later", after: null, why: "away" });
  expect(outcome(503, "5", "full")).toEqual({ kind: "later", after: 5_000, why: "busy" });
  expect(outcome(503, "5", "away")).toEqual({ kind: "later", after: 5_000, why: "away" });
});

test("a recording's time is told as on a phone", () => {
  expect([0, 7, 65, 600].map(clock)).toEqual(["0:00", "0:07", "1:05", "10:00"]);
});
