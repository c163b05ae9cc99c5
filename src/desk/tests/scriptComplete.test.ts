import { expect, test } from "vitest";
import { complete } from "../src/desk/studio/script/complete";
import { keysInside, keysOf } from "../src/desk/studio/script/language";

/** What is offered where `|` stands. */
const at = (text: string) => complete(text.replace("|", ""), text.indexOf("|"), ["owed", "menu", "danger.what"], ["threat", "worse"]);

test("the file's own keys come first, then what a node can be, then the keys of its kind that are not there yet", () => {
  expect(at("dialog: x\n|")?.options).toContain("nodes");
  expect(at("nodes:\n  q:\n    |")?.options).toEqual(Object.keys(keysOf));
  const inAsk = at('nodes:\n  q:\n    ask: "What?"\n    o|\n    save: slot\n  other:\n    say: "x"\n');
  expect(inAsk?.options).toEqual(keysOf.ask.filter((key) => key !== "ask" && key !== "save"));
  expect(inAsk?.isKey).toBe(true);
});

test("keys inside a choice, an answer that is not understood, and a way of a branch", () => {
  expect(at('nodes:\n  q:\n    ask: "?"\n    otherwise:\n      |')?.options).toEqual(keysInside.otherwise);
  expect(at('nodes:\n  q:\n    ask: "?"\n    otherwise: { say: "Please", ag|')?.options).toEqual(keysInside.otherwise.filter((key) => key !== "say"));
  expect(at('nodes:\n  q:\n    ask: "?"\n    choices:\n      a: { label: "A", |')?.options).toEqual(keysInside.choice.filter((key) => key !== "label"));
  expect(at("nodes:\n  b:\n    branch:\n      - |")?.options).toEqual(keysInside.arm);
  expect(at("nodes:\n  b:\n    branch:\n      - when: { a: b }\n        |")?.options).toEqual(keysInside.arm.filter((key) => key !== "when"));
});

test("what leads somewhere is offered the places, and words of the language where only those fit", () => {
  const there = "nodes:\n  b:\n    then: ow|";
  expect(at(there)).toEqual({ from: there.indexOf("ow|"), options: ["owed", "menu", "danger.what"], isKey: false });
  expect(at('nodes:\n  q:\n    ask: "?"\n    skip: { label: "x", then: |')?.options).toContain("owed");
  expect(at('nodes:\n  h:\n    handoff: ""\n    urgency: |')?.options).toEqual(["normal", "urgent", "immediate"]);
  expect(at('nodes:\n  q:\n    ask: "?"\n    expect: |')?.options).toContain("yes_no");
});

test("slots are offered where an answer is kept, asked for or noted, however deep the braces", () => {
  const slots = ["threat", "worse"];
  expect(at("nodes:\n  b:\n    branch:\n      - when: { t|")?.options).toEqual(slots);
  expect(at("nodes:\n  b:\n    branch:\n      - when: { threat: x, |")?.options).toEqual(["worse"]);
  expect(at('nodes:\n  q:\n    ask: "?"\n    choices:\n      a: { label: "Don\'t, {really}", set: { |')?.options).toEqual([...slots, "flags", "urgency"]);
  expect(at('nodes:\n  q:\n    ask: "?"\n    save: |')?.options).toEqual(slots);
  expect(at("nodes:\n  b:\n    branch:\n      - when: { threat: x }\n        set:\n          |")?.options).toEqual([...slots, "flags", "urgency"]);
  expect(at('nodes:\n  q:\n    ask: "?"\n    choices:\n      a: { label: "A", set: { worse: "x" }, th|')?.options).toEqual(keysInside.choice.filter((key) => key !== "label" && key !== "set"));
  expect(at('nodes:\n  q:\n    ask: "?"\n    choices:\n      a: { label: "A {|')).toBeNull();
});

test("inside a text nothing is offered", () => {
  expect(at('nodes:\n  q:\n    ask: "When|')).toBeNull();
  expect(at("nodes:\n  q:\n    say: |\n      Wri".replace("say: |", "say: >") + "te to us|")).toBeNull();
});
