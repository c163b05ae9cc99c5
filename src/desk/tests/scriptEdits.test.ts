import { expect, test } from "vitest";
import { addChoice, type Files, moveChoice, removeChoice, renameChoice } from "../src/desk/studio/script/choices";
import { type Edited, setKey } from "../src/desk/studio/script/edits";
import { begin, edited, redo, undo } from "../src/desk/studio/script/history";
import { aim, leadsOf } from "../src/desk/studio/script/leads";
import { addNode, moveNode, removeNode, renameNode } from "../src/desk/studio/script/nodes";
import { nodeEntry, readScript, type ScriptNode } from "../src/desk/studio/script/script";
import { type Path, type Value, find, readTree } from "../src/desk/studio/script/tree";
import { type Plain, tidy } from "../src/desk/studio/script/write";
import { benchmark, dialogs, shipped } from "./shippedScripts";

/** What people type and paste: signs of YAML, quotes, lines, other letters, words that YAML takes for something else. */
const words = [
  "How are you?",
  'Write "menu". # no comment',
  "It's: fine, {slot} [x]",
  'Both "these" and \'those\' \\ here',
  "- not a list",
  "yes",
  "null",
  "0",
  "",
  "|",
  "Кім төлемеді?\nОйланыңыз.\n\nРахмет.",
  "first\n  deeper\nlast  ",
  "tab\there and \u2028 there",
  "  blanks around  ",
  "& * ! % @ ` ~ ?",
];

const done = <T>(edit: Edited<T>): T => {
  if ("refused" in edit) throw new Error(`${edit.refused} ${JSON.stringify(edit.names)}`);
  return edit.done;
};

const refusal = (edit: Edited<unknown>): string | null => ("refused" in edit ? edit.refused : null);

const plain = (value: Value | null): Plain =>
  !value ? "" : value.is === "text" ? tidy(value.text) : value.is === "list" ? value.items.map(plain) : Object.fromEntries(value.entries.map((entry) => [entry.key, plain(entry.value)]));

const meaning = (text: string): Plain => plain(readTree(text).root);

const names = (text: string): readonly string[] => readScript(text).nodes.map((node) => node.name);

const comments = (text: string): readonly string[] => text.split("\n").map((line) => line.trim()).filter((line) => line.startsWith("#")).sort();

/** The same object with another value at a path; null takes the key away. */
function withValue(root: Plain, [step, ...rest]: Path, value: Plain | null): Plain {
  if (step === undefined) return value as Plain;
  if (Array.isArray(root)) return root.map((item: Plain, index) => (index === step ? withValue(item, rest, value) : item));
  const { [String(step)]: old, ...others } = root as Record<string, Plain>;
  if (rest.length === 0 && value === null) return others;
  return { ...others, [String(step)]: withValue(old ?? {}, rest, value) };
}

/** The same row of numbers in every run. */
function dice(seed: number): <T>(of: readonly T[]) => T {
  let state = seed;
  return (of) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return of[Math.floor((state / 2 ** 32) * of.length)] as (typeof of)[number];
  };
}

/** Every file, and one as a machine with other line ends has it. */
const files: readonly (readonly [name: string, text: string])[] = [
  ...Object.entries(dialogs),
  ["intake of the benchmarks", benchmark["intake"] ?? ""],
  ["welcome with other line ends", (shipped["welcome"] ?? "").replaceAll("\n", "\r\n")],
];

test.each(files)("%s: a value that is set is read again, all else is as it was, and setting it back gives the same bytes", (_, text) => {
  const roll = dice(text.length);
  const script = readScript(text);
  const [meant, said] = [meaning(text), comments(text)];
  for (let round = 0; round < 8; round++) {
    const node = roll(script.nodes);
    const choice = roll([...node.choices, null]);
    const paths: Path[] = [
      [...node.path, ...(node.kind === "goto" ? ["goto"] : node.kind === "end" ? ["checked"] : ["then"])],
      ...(node.text === null ? [] : [[...node.path, node.kind ?? ""], [...node.path, "sms"]]),
      ...(choice ? [[...choice.path, "label"]] : []),
      ...(node.otherwise ? [[...node.otherwise.path, "say"], [...node.otherwise.path, "keep"], [...node.otherwise.path, "afraid"]] : []),
      ...node.arms.map((arm) => [...arm.path, "then"]),
    ];
    const path = roll(paths);
    const isShort = choice !== null && path.at(-1) === "label" && find(script.tree.root, choice.path)?.is === "text";
    const value = roll(words);
    const next = done(setKey(text, path, value));
    expect(meaning(next)).toEqual(withValue(meant, isShort ? (choice as { path: Path }).path : path, tidy(value)));
    expect(comments(next)).toEqual(said);
    const before = find(script.tree.root, path) ?? (isShort ? find(script.tree.root, (choice as { path: Path }).path) : null);
    expect(done(setKey(next, path, before && plain(before)))).toBe(text);
  }
});

test.each(files)("%s: choices and nodes come, move and go, and the way back gives the same bytes", (_, text) => {
  const roll = dice(text.length + 1);
  const script = readScript(text);
  const [meant, said, inOrder] = [meaning(text), comments(text), script.nodes.map((node) => node.name)];
  for (const node of script.nodes.filter((one) => one.choices.length > 0).slice(0, 3)) {
    const below = roll(node.choices).id;
    const label = roll(words.filter((word) => word !== ""));
    const more = done(addChoice(text, node.name, "brand_new", label, below));
    expect(meaning(more)).toEqual(withValue(meant, [...node.path, "choices", "brand_new"], tidy(label)));
    expect(done(removeChoice(more, node.name, "brand_new"))).toBe(text);
    const [from, to] = [roll(node.choices.map((_, index) => index)), roll(node.choices.map((_, index) => index))];
    const id = node.choices[from]?.id ?? "";
    const moved = done(moveChoice(text, node.name, id, to));
    expect(readScript(moved).nodes.find((one) => one.name === node.name)?.choices[to]?.id).toBe(id);
    expect(comments(moved)).toEqual(said);
    expect(done(moveChoice(moved, node.name, id, from))).toBe(text);
  }
  for (const from of [0, 1].map(() => roll([...script.nodes.keys()]))) {
    const node = script.nodes[from] as ScriptNode;
    const to = roll(script.nodes.map((_, index) => index));
    const moved = done(moveNode(text, node.name, to));
    const order = inOrder.filter((name) => name !== node.name);
    expect(names(moved)).toEqual([...order.slice(0, to), node.name, ...order.slice(to)]);
    expect(meaning(moved)).toEqual(meant);
    expect(comments(moved)).toEqual(said);
    expect(done(moveNode(moved, node.name, from))).toBe(text);
    const more = done(addNode({ one: text }, "one", "brand_new", "ask", { ask: roll(words), choices: { a: "A", b: "yes" }, otherwise: { say: "x", again: "1", then: node.name } }, node.name))["one"] ?? "";
    expect(names(more)).toEqual([...inOrder.slice(0, from + 1), "brand_new", ...inOrder.slice(from + 1)]);
    expect(done(removeNode({ one: more }, "one", "brand_new"))["one"]).toBe(text);
  }
});

const spots = (all: Files): readonly string[] =>
  Object.entries(all).flatMap(([file, text]) => {
    const tree = readTree(text);
    return leadsOf(tree, file).map(({ path, value }) => `${file} ${path.join("/")} ${JSON.stringify(aim(value.text, file, (name) => nodeEntry(tree, name) !== null))}`);
  });

test("a node with another name keeps all that leads to it, in every file, and has its old name back with the same bytes", () => {
  const before = spots(shipped);
  expect(before.length).toBeGreaterThan(300);
  for (const [dialog, text] of Object.entries(dialogs).filter((_, index) => index % 6 === 0)) {
    const node = names(text).at(-1) ?? "";
    const next = done(renameNode(shipped, dialog, node, "brand_new"));
    const renamed = (spot: string): string => spot.replace(`{"dialog":"${dialog}","node":"${node}"}`, `{"dialog":"${dialog}","node":"brand_new"}`).replace(`${dialog} nodes/${node}/`, `${dialog} nodes/brand_new/`);
    expect(spots(next)).toEqual(before.map(renamed));
    expect(done(renameNode(next, dialog, "brand_new", node))).toEqual(shipped);
  }
  const far = done(renameNode(shipped, "_always", "to_operator", "to_person"));
  expect(far["welcome"]).toContain("then: _always.to_person");
  expect(far["_always"]).toContain("then: to_person");
  expect(Object.values(far).join()).not.toContain("_always.to_operator\n");
});

test("a node that something leads to goes only when it is said where to instead", () => {
  expect(removeNode(shipped, "welcome", "afraid")).toMatchObject({ refused: "stillLed", names: { places: "menu.what_happened, menu.more, welcome.danger_now" } });
  expect(refusal(removeNode(shipped, "welcome", "afraid", "nowhere"))).toBe("leadsNowhere");
  expect(refusal(removeNode(shipped, "welcome", "afraid", "afraid"))).toBe("leadsNowhere");
  const next = done(removeNode(shipped, "welcome", "afraid", "not_clear"));
  expect(next["menu"]).toContain("afraid: welcome.not_clear }");
  expect(next["welcome"]).toContain("      afraid: not_clear\n");
  expect(next["welcome"]).not.toContain("# Fear, or nobody near");
  expect(refusal(removeNode({ one: "dialog: one\nnodes:\n  a:\n    end: x\n" }, "one", "a"))).toBe("lastNode");
});

test("a choice with another id is followed by what is asked about it, unless another place gives the same answer", () => {
  const next = done(renameChoice(shipped, "unpaid_wages", "worse", "put_out", "no_home"));
  expect(next["unpaid_wages"]).toContain("      no_home: { label: ");
  const one = { one: 'dialog: one\nnodes:\n  q:\n    ask: "Q"\n    save: slot\n    choices:\n      old: "Old"\n      b: "B"\n    urgent: old\n  way:\n    branch:\n      - when: { any: [ { slot: [old, b] }, { slot: "!= old" }, { other: old } ] }\n        then: q\n' };
  const after = done(renameChoice(one, "one", "q", "old", "fresh"))["one"];
  expect(after).toBe(one.one.replace("old: ", "fresh: ").replace("urgent: old", "urgent: fresh").replace("[old, b]", "[fresh, b]").replace("!= old", "!= fresh"));
  const twice = { one: one.one, two: one.one.replace("dialog: one", "dialog: two") };
  expect(renameChoice(twice, "one", "q", "old", "fresh")).toMatchObject({ refused: "sharedAnswer", names: { place: "two.q" } });
});

test("what would not be a script any more is refused", () => {
  const text = shipped["welcome"] ?? "";
  expect(refusal(addNode(shipped, "welcome", "hello", "say", { say: "x" }))).toBe("nodeExists");
  expect(refusal(renameNode(shipped, "welcome", "hello", "topic"))).toBe("nodeExists");
  expect(refusal(renameNode(shipped, "welcome", "hello", "menu"))).toBe("dialogNamed");
  expect(refusal(renameNode(shipped, "welcome", "hello", "Hello"))).toBe("badName");
  expect(refusal(renameNode(shipped, "welcome", "nobody", "anybody"))).toBe("missing");
  expect(refusal(addNode(shipped, "welcome", "fresh", "say", { say: "x", ask: "y" }))).toBe("unknownKey");
  expect(refusal(addNode(shipped, "welcome", "fresh", "say", {}))).toBe("neededKey");
  expect(refusal(addChoice(text, "afraid", "person", "x"))).toBe("choiceExists");
  expect(refusal(addChoice(text, "afraid", "also", "x"))).toBe("badChoice");
  expect(refusal(addChoice(text, "hello", "a", "x"))).toBe("missing");
  expect(refusal(renameChoice(shipped, "welcome", "afraid", "person", "topics"))).toBe("choiceExists");
  expect(refusal(setKey(text, ["nodes", "hello", "ask"], "x"))).toBe("unknownKey");
  expect(refusal(setKey(text, ["nodes", "hello", "say"], null))).toBe("neededKey");
  expect(refusal(setKey(text, ["nodes", "hello"], null))).toBe("neededKey");
  expect(refusal(setKey(text, ["nodes", "nobody", "say"], "x"))).toBe("missing");
  expect(setKey(`${text}\n  x: [`, ["nodes", "hello", "say"], "x")).toMatchObject({ refused: "torn" });
  expect(refusal(setKey("dialog: a\nnodes:\n  a:\n    say: x\n    say: y\n", ["nodes", "a", "say"], "x"))).toBe("torn");
});

const small = `dialog: small # the name
nodes:
  # asked first
  q: # a question
    ask: | # long
      Where
      are you?
    odd: [1, 2] # nobody knows this key
    choices:
      a: "A" # first
      # the last
      b: "B"
    skip: true
  way:
    branch:
      # who is here
      - when: { a: b }
        # goes away
        then: q
      - then: q
`;

test("a comment stays beside what it says, and an unknown key as it stands", () => {
  expect(readScript(small).nodes[0]?.others).toEqual([{ key: "odd", path: ["nodes", "q", "odd"], source: "odd: [1, 2]" }]);
  expect(done(setKey(small, ["nodes", "q", "ask"], "Where?"))).toBe(small.replace("ask: | # long\n      Where\n      are you?", 'ask: "Where?" # long'));
  expect(done(setKey(small, ["nodes", "q", "choices", "a", "then"], "way"))).toBe(small.replace('a: "A" # first', 'a: { label: "A", then: way } # first'));
  expect(done(setKey(small, ["nodes", "q", "skip", "then"], "way"))).toBe(small.replace("skip: true", "skip: { then: way }"));
  expect(done(setKey(done(setKey(small, ["nodes", "q", "skip", "then"], "way")), ["nodes", "q", "skip", "then"], null))).toBe(small);
  expect(done(setKey(small, ["nodes", "q", "timeout", "after"], "20h"))).toBe(small.replace("skip: true", "skip: true\n    timeout: { after: 20h }"));
  expect(done(setKey(small, ["nodes", "q", "expect"], ["location", { text: { max: "80" } }]))).toContain('      b: "B"\n    expect: [location, { text: { max: 80 } }]\n');
  expect(done(setKey(small, ["nodes", "q", "odd"], null))).toBe(small.replace("    odd: [1, 2] # nobody knows this key\n", ""));
  expect(done(setKey(small, ["nodes", "way", "branch", 0, "when"], null))).toBe(small.replace("      - when: { a: b }\n        # goes away\n        then", "      # goes away\n      - then"));
  expect(done(setKey(small, ["nodes", "way", "branch", 0, "set", "urgency"], "urgent"))).toContain("- when: { a: b }\n        set: { urgency: urgent }\n        # goes away\n        then: q\n");
  expect(done(setKey(small, ["topic"], "documents"))).toContain("dialog: small # the name\ntopic: documents\nnodes:\n");
  expect(done(removeChoice(small, "q", "b"))).toBe(small.replace('      # the last\n      b: "B"\n', ""));
  expect(done(moveChoice(small, "q", "b", 0))).toBe(small.replace('      a: "A" # first\n      # the last\n      b: "B"\n', '      # the last\n      b: "B"\n      a: "A" # first\n'));
});

const otherwise = `dialog: other
nodes:
  q:
    ask: >-
      folded
      text
    choices: {yes: "Yes", no: "No",}
    otherwise: {
      say: "x", # why
      then: q
    }
    save:
    "then": 'w'

  w:
    branch:
    - when: {q: yes}
      then: q
    - then: q
`;

test("a file that is written in another way stays so, but for what is changed", () => {
  const set = (path: Path, value: Plain | null): string => done(setKey(otherwise, ["nodes", ...path], value));
  expect(set(["q", "ask"], "line")).toBe(otherwise.replace(">-\n      folded\n      text", '"line"'));
  expect(set(["q", "choices", "no", "then"], "w")).toBe(otherwise.replace('no: "No"', 'no: { label: "No", then: w }'));
  expect(done(addChoice(otherwise, "q", "maybe", "no", "yes"))).toBe(otherwise.replace('"Yes", ', '"Yes", maybe: "no", '));
  expect(done(moveChoice(otherwise, "q", "no", 0))).toBe(otherwise.replace('yes: "Yes", no: "No"', 'no: "No", yes: "Yes"'));
  expect(set(["q", "otherwise", "then"], null)).toBe(otherwise.replace("      then: q\n    }", "      \n    }"));
  expect(set(["q", "otherwise", "say"], "two\nlines")).toBe(otherwise.replace('"x", #', '"two\\nlines", #'));
  expect(set(["q", "save"], "slot")).toBe(otherwise.replace("save:", "save: slot"));
  expect(set(["q", "then"], null)).toBe(otherwise.replace("    \"then\": 'w'\n", ""));
  expect(set(["w", "branch", 1, "when"], { q: "no" })).toBe(otherwise.replace("    - then: q", '    - when: { q: "no" }\n      then: q'));
  expect(refusal(setKey(otherwise.replace("'w'", "*w"), ["nodes", "q", "save"], "x"))).toBe("torn");
});

test("a file without a last line end can be edited at its end", () => {
  const text = 'dialog: a\nnodes:\n  a:\n    say: "x"\n  b:\n    say: "y"';
  expect(done(setKey(text, ["nodes", "b", "then"], "a"))).toBe(`${text}\n    then: a`);
  expect(names(done(moveNode(text, "b", 0)))).toEqual(["b", "a"]);
  expect(names(done(addNode({ one: text }, "one", "c", "end", { end: "" }))["one"] ?? "")).toEqual(["a", "b", "c"]);
});

test("undo and redo walk over the texts, and a new edit forgets what was undone", () => {
  const two = edited(edited(begin("a"), "b"), "c");
  expect([undo(two).now, undo(undo(two)).now, undo(undo(undo(two))).now, redo(undo(two)).now, redo(two).now]).toEqual(["b", "a", "a", "c", "c"]);
  expect(edited(undo(two), "d")).toEqual({ past: ["a", "b"], now: "d", future: [] });
  expect(edited(two, "c")).toEqual(two);
});
