import { type Files, readAll, spliceAll } from "./choices";
import { type Edited, refuse, whole } from "./edits";
import { type Kind, isName, keysOf } from "./language";
import { aim, leadsOf, type Lead, type Spot } from "./leads";
import { nodeEntry } from "./script";
import { type Splice, atLine, chunk, column, move, remove, splice } from "./splice";
import { type MapValue, type Tree, readTree, valueOf } from "./tree";
import { inFlow, inLine, keyWord, type Plain } from "./write";

/** A new node below another, or at the end. `keys` may come in any order; they are written in that of their kind. */
export function addNode(files: Files, dialog: string, name: string, kind: Kind, keys: Readonly<Record<string, Plain>>, below?: string): Edited<Files> {
  const named = canBeNamed(files, dialog, name);
  if ("refused" in named) return named;
  const { tree, nodes } = named.done;
  const unknown = Object.keys(keys).find((key) => !keysOf[kind].includes(key));
  if (unknown !== undefined) return refuse("unknownKey", { key: unknown });
  if (keys[kind] === undefined) return refuse("neededKey", { key: kind });
  const before = below === undefined ? nodes.entries.at(-1) : nodes.entries.find((entry) => entry.key === below);
  if (!before) return refuse("missing", { name: below ?? name });
  const indent = column(tree.text, before.start);
  const inner = " ".repeat(indent + 2);
  const lines = keysOf[kind].flatMap((key) => {
    const value = keys[key];
    if (value === undefined) return [];
    const written = inLine(key, value, indent + 2);
    return [`${inner}${key}:${written.startsWith("\n") ? "" : " "}${written}`];
  });
  const piece = [`${" ".repeat(indent)}${keyWord(name)}:`, ...lines].join("\n");
  const at = atLine(tree.text, chunk(tree.text, before, before.value.end).end, piece);
  return { done: { ...files, [dialog]: splice(tree.text, [at]) } };
}

/** Another name for a node. Everything that leads to it follows, in all files. */
export function renameNode(files: Files, dialog: string, from: string, to: string): Edited<Files> {
  if (from === to) return { done: files };
  const named = canBeNamed(files, dialog, to);
  if ("refused" in named) return named;
  const trees = readAll(files, `${dialog}.${from}`, dialog);
  if ("refused" in trees) return trees;
  const entry = nodeEntry(named.done.tree, from);
  if (!entry) return refuse("missing", { name: from });
  return {
    done: spliceAll(files, trees.done, (tree, file) => {
      const pieces = leadsTo(tree, file, dialog, from).map((lead) => redirect(lead, lead.value.text.includes(".") ? `${dialog}.${to}` : to));
      return file === dialog ? [...pieces, { start: entry.start, end: entry.end, piece: keyWord(to) }] : pieces;
    }),
  };
}

/** One node less. What led to it leads to `instead` from now on; without that, it is refused as long as anything does. */
export function removeNode(files: Files, dialog: string, name: string, instead?: string): Edited<Files> {
  const trees = readAll(files, `${dialog}.${name}`, dialog);
  if ("refused" in trees) return trees;
  const tree = trees.done.get(dialog);
  const nodes = tree && valueOf(tree.root, "nodes");
  if (!tree || nodes?.is !== "map" || !nodeEntry(tree, name)) return refuse("missing", { name });
  if (nodes.entries.length === 1) return refuse("lastNode", { name });
  const led = [...trees.done].flatMap(([file, one]) => leadsTo(one, file, dialog, name).filter((lead) => file !== dialog || lead.node !== name).map((lead) => ({ file, lead })));
  if (led.length > 0 && instead === undefined)
    return refuse("stillLed", { name, places: [...new Set(led.map(({ file, lead }) => (lead.node ? `${file}.${lead.node}` : file)))].join(", ") });
  const spot = instead === undefined ? null : aim(instead, dialog, (node) => nodeEntry(tree, node) !== null);
  if (spot && (!leadsSomewhere(files, spot) || (spot.dialog === dialog && spot.node === name))) return refuse("leadsNowhere", { name: instead ?? "" });
  const written = (file: string): string => (spot?.node && file !== dialog ? `${spot.dialog}.${spot.node}` : (instead ?? ""));
  return {
    done: spliceAll(files, trees.done, (one, file) => {
      const pieces: Splice[] = led.filter((place) => place.file === file).map(({ lead }) => redirect(lead, written(file)));
      return file === dialog ? [...pieces, remove(one, ["nodes", name])] : pieces;
    }),
  };
}

/** A node at another place in the file, counted from 0. The first is where the dialog begins; what falls to the node below falls to another then. */
export function moveNode(text: string, name: string, to: number): Edited<string> {
  const read = whole(text);
  if ("refused" in read) return read;
  const nodes = valueOf(read.done.root, "nodes");
  const from = nodes?.is === "map" ? nodes.entries.findIndex((entry) => entry.key === name) : -1;
  if (nodes?.is !== "map" || from < 0 || !nodes.entries[to]) return refuse("missing", { name });
  return { done: splice(text, move(text, nodes, from, to)) };
}

/** The targets of a file that mean this node. */
const leadsTo = (tree: Tree, file: string, dialog: string, node: string): readonly Lead[] =>
  leadsOf(tree, file).filter((lead) => {
    const spot = aim(lead.value.text, file, (name) => nodeEntry(tree, name) !== null);
    return spot.dialog === dialog && spot.node === node;
  });

const redirect = (lead: Lead, target: string): Splice => ({ start: lead.value.start, end: lead.value.end, piece: inFlow("then", target) });

function leadsSomewhere(files: Files, { dialog, node }: Spot): boolean {
  const text = files[dialog];
  return text !== undefined && (node === null || nodeEntry(readTree(text), node) !== null);
}

/** A name that no node of the dialog has, and no other dialog: a target could mean both. */
function canBeNamed(files: Files, dialog: string, name: string): Edited<{ tree: Tree; nodes: MapValue }> {
  const text = files[dialog];
  if (text === undefined) return refuse("missing", { name: dialog });
  const read = whole(text, dialog);
  if ("refused" in read) return read;
  const nodes = valueOf(read.done.root, "nodes");
  if (nodes?.is !== "map") return refuse("missing", { name: "nodes" });
  if (!isName(name)) return refuse("badName", { name });
  if (nodes.entries.some((entry) => entry.key === name)) return refuse("nodeExists", { name });
  if (name !== dialog && Object.hasOwn(files, name)) return refuse("dialogNamed", { name });
  return { done: { tree: read.done, nodes } };
}
