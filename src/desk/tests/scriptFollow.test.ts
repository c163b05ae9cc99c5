/// <reference types="vite/client" />
import { expect, test } from "vitest";
import { follow, type Renamed } from "../src/desk/studio/script/follow";

const node: Renamed = { dialog: "unpaid_wages", node: "paid_last", choice: null, to: "last_pay", only: true };
const choice: Renamed = { ...node, choice: { id: "never", slot: "last_paid" }, to: "not_once", only: true };

const po = `msgctxt "unpaid_wages.paid_last"
msgid "When?"
msgstr "Когда?"

#, draft
msgctxt "unpaid_wages.paid_last.never.sms"
msgid "unpaid_wages.paid_last.never"
msgstr "Никогда"

msgctxt "unpaid_wages.paid_last_month"
msgid "x"
msgstr "y"

#~ msgctxt "unpaid_wages.paid_last.never"
`;

test("a translation stays with the line whose name changes, and with no other", () => {
  expect(follow({ "locales/ru.po": po }, node)["locales/ru.po"]).toBe(
    po.replace('"unpaid_wages.paid_last"', '"unpaid_wages.last_pay"').replace('"unpaid_wages.paid_last.never.sms"', '"unpaid_wages.last_pay.never.sms"').replace('#~ msgctxt "unpaid_wages.paid_last.never"', '#~ msgctxt "unpaid_wages.last_pay.never"'),
  );
  expect(follow({ "locales/ru.po": po }, choice)["locales/ru.po"]).toContain('msgctxt "unpaid_wages.paid_last.not_once.sms"\nmsgid "unpaid_wages.paid_last.never"');
  expect(follow({ "locales/ru.po": po }, { ...node, dialog: "wages" })).toEqual({});
});

const talk = `test: x
talk:
  - tap: never    # the answer
  - expect: { dialog: unpaid_wages, node: paid_last, choices: [this_month, never] }
  - expect: { node: paid_last, slots: { last_paid: never, other: never } }
  - expect: { dialog: menu, node: paid_last, case: { summary: { last_paid: "never" } } }
`;

test("a conversation test follows where the name can mean nothing else", () => {
  const path = "dialogs/tests/x.yaml";
  expect(follow({ [path]: talk }, node)[path]).toBe(talk.replace("unpaid_wages, node: paid_last", "unpaid_wages, node: last_pay").replace("{ node: paid_last", "{ node: last_pay"));
  expect(follow({ [path]: talk }, { ...node, only: false })[path]).toBe(talk.replace("unpaid_wages, node: paid_last", "unpaid_wages, node: last_pay"));
  const followed = talk.replace("tap: never ", "tap: not_once ").replace("month, never", "month, not_once").replace("slots: { last_paid: never", "slots: { last_paid: not_once").replace('"never"', "not_once");
  expect(follow({ [path]: talk }, choice)[path]).toBe(followed);
  expect(follow({ [path]: talk }, { ...choice, only: false })[path]).toContain("- tap: never ");
  expect(follow({ [path]: `${talk}  - "torn\n` }, node)).toEqual({});
});

test("words that are understood give the answer by its new name", () => {
  const told = "told:\n  last_paid:\n    never: [not once, never *]\n    this_month: [this month]\n  others:\n    never: [x]\n";
  const path = "dialogs/understanding/en.yaml";
  expect(follow({ [path]: told }, choice)[path]).toBe(told.replace("    never: [not", "    not_once: [not"));
  expect(follow({ [path]: told }, node)).toEqual({});
});

test("of what is shipped, a rename touches every language once and leaves no old name", () => {
  const files = Object.fromEntries(Object.entries(import.meta.glob<string>("../../../locales/*.po", { query: "?raw", import: "default", eager: true })).map(([path, text]) => [`locales/${path.split("/").at(-1)}`, text]));
  const changed = follow(files, node);
  expect(Object.keys(changed).length).toBeGreaterThan(4);
  for (const text of Object.values(changed)) {
    expect(text).toContain('msgctxt "unpaid_wages.last_pay"');
    expect(text).not.toMatch(/msgctxt "unpaid_wages\.paid_last["."]/);
  }
});
