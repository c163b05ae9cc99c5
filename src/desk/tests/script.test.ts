/// <reference types="vite/client" />
import { expect, test } from "vitest";
import reader from "../../Hotline.Core/Dialogs/Loading/NodeReader.cs?raw";
import { graphOf } from "../src/desk/studio/script/graph";
import { keysOf } from "../src/desk/studio/script/language";
import { ownerOf, pathAt, placeOf } from "../src/desk/studio/script/places";
import { readScript } from "../src/desk/studio/script/script";
import { find, readTree, type Value, walk } from "../src/desk/studio/script/tree";
import { inFlow, inLine, type Plain } from "../src/desk/studio/script/write";
import { benchmark, dialogs, shipped } from "./shippedScripts";

const plain = (value: Value): Plain =>
  value.is === "text" ? value.text : value.is === "list" ? value.items.map(plain) : Object.fromEntries(value.entries.map((entry) => [entry.key, plain(entry.value)]));

test.each(Object.entries({ ...shipped, ...benchmark }))("%s is whole, and no key is lost on the way into the view", (name, text) => {
  const script = readScript(text);
  expect(script.tears).toEqual([]);
  for (const node of script.nodes) {
    expect(node.kind, `${name}.${node.name}`).not.toBeNull();
    expect([node, ...node.choices, ...node.arms, node.otherwise, node.otherwise?.heard, node.skip, node.timeout].flatMap((part) => part?.others ?? []), node.name).toEqual([]);
  }
});

test.each(Object.entries(dialogs))("%s stands in canonical form: what an edit writes looks as it looks now", (_, text) => {
  const tree = readTree(text);
  const other: string[] = [];
  for (const { path, value, entry } of walk(tree.root)) {
    if (!entry || path[0] !== "nodes" || path.length < 3) continue;
    const key = path.length === 4 && path[2] === "choices" && value.is === "text" ? "label" : entry.key;
    const indent = entry.start - (text.lastIndexOf("\n", entry.start) + 1);
    const source = text.slice(value.start, value.end);
    const writings = [inLine(key, plain(value), indent).trim(), inFlow(key, plain(value))];
    const isWritten = value.is === "text" || (value.flow && path[2] !== "choices");
    if (isWritten && !writings.includes(source)) other.push(`${path.join(".")}: ${source}`);
  }
  expect(other).toEqual([]);
});

test("the keys of each kind are those that the server reads", () => {
  const rows = [...reader.matchAll(/\["(\w+)"\] = new\(\[([^\]]+)\]/g)].map(([, kind, keys]) => [kind, (keys?.match(/\w+/g) ?? []).sort()]);
  expect(rows.length).toBeGreaterThan(8);
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(Object.entries(keysOf).map(([kind, keys]) => [kind, [...keys].sort()])));
});

test.each(Object.entries(dialogs))("%s: every key is found by its line and column, and the other way round", (_, text) => {
  const { tree } = readScript(text);
  for (const { path } of walk(tree.root)) {
    const place = placeOf(tree, path);
    if (!place) throw new Error(path.join("."));
    expect(pathAt(tree, place.line, place.column).slice(0, path.length)).toEqual(path);
    expect(placeOf(tree, pathAt(tree, place.line))?.line).toBe(place.line);
  }
});

const danger = `dialog: small
nodes:
  # asked first
  q:
    ask: |
      Are you safe?
      Write.
    save: safe
    choices:
      a: { label: "Bad", then: danger.numbers }
      b: "Good"
    urgent: a
    skip: { label: "Later", then: way }
    otherwise: { say: "Please.", again: 1, then: q, afraid: way }
    timeout: { after: 20h, then: silence }
  way:
    branch:
      - when: { safe: b }
        then: q
      - then: menu
  last:
    handoff: ""
    nobody: end
  end:
    end: "Bye"
`;

test("a line and a column say which node, choice and key they are in", () => {
  const { tree } = readScript(danger);
  expect(pathAt(tree, 3)).toEqual(["nodes"]);
  expect(pathAt(tree, 4)).toEqual(["nodes", "q"]);
  expect(pathAt(tree, 7)).toEqual(["nodes", "q", "ask"]);
  expect(pathAt(tree, 10)).toEqual(["nodes", "q", "choices", "a"]);
  expect(pathAt(tree, 10, 27)).toEqual(["nodes", "q", "choices", "a", "then"]);
  expect(pathAt(tree, 18)).toEqual(["nodes", "way", "branch", 0, "when"]);
  expect(pathAt(tree, 19)).toEqual(["nodes", "way", "branch", 0, "then"]);
  expect(pathAt(tree, 99)).toEqual([]);
  expect(ownerOf(pathAt(tree, 10, 27))).toEqual({ node: "q", choice: "a", arm: null, key: "then" });
  expect(ownerOf(pathAt(tree, 19))).toEqual({ node: "way", choice: null, arm: 0, key: "then" });
  expect(placeOf(tree, ["nodes", "q", "ask"])).toEqual({ line: 5, column: 5, end: 7 });
  expect(placeOf(tree, ["nodes", "q", "sms"])).toBeNull();
});

test("the drawing has every way, with what is chosen on it", () => {
  const { nodes, edges } = graphOf(readScript(danger), "small");
  expect(edges.map(({ from, to, kind, label }) => [from.replace("small.", ""), kind, label, to.replace("small.", "")])).toEqual([
    ["q", "otherwise", "", "q"],
    ["q", "afraid", "", "way"],
    ["q", "skip", "Later", "way"],
    ["q", "timeout", "20h", "silence"],
    ["q", "choice", "Bad", "danger.numbers"],
    ["way", "branch", "{ safe: b }", "q"],
    ["way", "branch", "", "menu"],
    ["last", "nobody", "", "end"],
    ["q", "next", "", "way"],
    ["q", "danger", "", "danger.numbers"],
  ]);
  expect(nodes.filter((node) => node.elsewhere).map((node) => node.id)).toEqual(["silence", "danger.numbers", "menu"]);
  expect(nodes[0]).toEqual({ id: "small.q", name: "q", kind: "ask", elsewhere: false, words: "Are you safe?\nWrite.", path: ["nodes", "q"] });
});

test.each(Object.entries(dialogs))("%s: every way of the drawing ends somewhere that is, and its place is in the file", (name, text) => {
  const script = readScript(text);
  const places = Object.entries(dialogs).flatMap(([file, source]) => [file, ...[...source.matchAll(/^  (\w+):/gm)].map((match) => `${file}.${match[1]}`)]);
  for (const edge of graphOf(script, name).edges) {
    expect(places).toContain(edge.to);
    expect(find(script.tree.root, edge.path), edge.path.join(".")).not.toBeNull();
  }
});
