import { expect, test } from "vitest";
import type { Draft } from "../src/desk/studio/draft/model";
import { grouped, placeOf, placeOfChange, type Change } from "../src/desk/studio/publish/model";

const draft = {
  source: "server",
  number: 3,
  files: ["dialogs/wages.yaml", "dialogs/facts.yaml", "locales/ru.po"].map((path) => ({ path, deleted: false })),
  dialogs: [{ name: "wages", path: "dialogs/wages.yaml" }],
  locales: ["en", "ru"],
} as unknown as Draft;

const change = (kind: string, name: string, waiting = 0): Change => {
  const node = kind === "question" ? name : null;
  return { kind, name, what: ["text changed"], node, file: node ? `dialogs/${node.split(".")[0]}.yaml` : kind === "file" ? name : null, waiting };
};

test("changes stand by dialog with who waits there, and what is of no dialog last", () => {
  const groups = grouped([change("settings", "hotline.yaml"), change("question", "wages.paid", 9), change("question", "menu.topic", 1), change("question", "wages.owed", 3), change("dialog", "menu")]);
  expect(groups.map(({ dialog, waiting, changes }) => [dialog, waiting, changes.length])).toEqual([
    ["wages", 12, 2],
    ["menu", 1, 2],
    [null, 0, 1],
  ]);
});

test("a fault leads to its node, to its line, or to the texts of its language", () => {
  expect(placeOf({ file: "dialogs/wages.yaml", line: 9, node: "wages.paid" }, draft)).toBe("/studio/dialogs/wages?face=form&node=paid&line=9");
  expect(placeOf({ file: "dialogs/wages.yaml", line: 1, node: null }, draft)).toBe("/studio/dialogs/wages?face=yaml&line=1");
  expect(placeOf({ file: "locales/ru.po", line: 40, node: "wages.paid" }, draft)).toBe("/studio/texts/ru?dialog=wages");
  expect(placeOf({ file: "locales/ru.po", line: 2, node: null }, draft)).toBe("/studio/files/locales/ru.po?line=2");
});

test("a change leads to where it was made, and nowhere when its file is gone", () => {
  expect(placeOfChange(change("question", "wages.paid"), draft)).toBe("/studio/dialogs/wages?face=form&node=paid&line=1");
  expect(placeOfChange(change("file", "dialogs/facts.yaml"), draft)).toBe("/studio/files/dialogs/facts.yaml");
  expect(placeOfChange(change("question", "gone.paid"), draft)).toBeNull();
  expect(placeOfChange(change("fact", "ambulance_KZ"), draft)).toBeNull();
});
