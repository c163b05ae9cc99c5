import { expect, test } from "vitest";
import source from "../../Hotline.Storage/Casebook/Journal/TranscriptLines.cs?raw";
import { lineWords } from "../src/desk/words/codes";
import { speak } from "../src/desk/words/tongue";

/** What the server stores in English, in brackets, of something that a person did. */
const told = [...source.matchAll(/=> \("(\w+)", "(\(.*?\))"\)/g)].map(([, kind = "", text = ""]) => ({ kind, text }));

test("what a person did has words in every language", async () => {
  expect(told.map((line) => line.kind)).toEqual(["left_chat", "start", "phone", "left", "returned", "code", "secret", "moved_on"]);
  for (const language of ["ru", "kk"] as const) {
    await speak(language);
    for (const line of [...told, { kind: "asked", text: "operator" }]) expect(lineWords(line)).not.toMatch(/[a-z]/);
    expect(lineWords({ kind: "text", text: "(forwarded many times)\nGive 100 $" })).toMatch(/^\([^a-z]+\)\nGive 100 \$$/);
  }
});

test("what they wrote stays as it is", async () => {
  await speak("ru");
  for (const text of ["(blocked us)", "(forwarded)", "leave"]) expect(lineWords({ kind: "text", text })).toBe(text);
});

test("what we cannot show is named as well as we can", async () => {
  await speak("en");
  expect(lineWords({ kind: "unsupported", text: "(web_app_data)" })).toBe("(sent something that we cannot show: web app data)");
  expect(lineWords({ kind: "asked", text: "something_new" })).toBe("(something_new)");
});
