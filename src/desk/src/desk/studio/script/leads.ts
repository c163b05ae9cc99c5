import { isKind } from "./language";
import { type MapValue, type Path, type TextValue, type Tree, type Value, entryOf, valueOf } from "./tree";

/** Why a place leads to another. `next`: nothing is written, and the dialog falls to the node below. */
export type LeadKind = "next" | "then" | "choice" | "otherwise" | "heard" | "afraid" | "skip" | "timeout" | "branch" | "call" | "goto" | "nobody" | "reaction" | "settings";

/** A target as it is written. */
export interface Lead {
  readonly kind: LeadKind;
  /** The node that it stands in; null in `reactions:` and in the settings. */
  readonly node: string | null;
  readonly path: Path;
  readonly value: TextValue;
}

/** A place in the script: a node of a dialog, or the beginning of a dialog (`node` null). */
export interface Spot {
  readonly dialog: string;
  readonly node: string | null;
}

/** Where a target may stand in a node: the keys to it, and what it is called. */
const inNode: readonly (readonly [kind: LeadKind, path: readonly string[]])[] = [
  ["then", ["then"]],
  ["otherwise", ["otherwise", "then"]],
  ["afraid", ["otherwise", "afraid"]],
  ["heard", ["otherwise", "heard", "then"]],
  ["skip", ["skip", "then"]],
  ["timeout", ["timeout", "then"]],
  ["call", ["call"]],
  ["goto", ["goto"]],
  ["nobody", ["nobody"]],
];

/** Where a target may stand in hotline.yaml. */
const inSettings: readonly (readonly string[])[] = [["start"], ["menu"], ["danger"], ["mistaken"], ["timeout", "then"]];

/** All targets that are written in a file of the script. `dialog` is its name: hotline.yaml holds the settings. */
export function leadsOf(tree: Tree, dialog: string): readonly Lead[] {
  const leads: Lead[] = [];
  const take = (kind: LeadKind, node: string | null, root: Value | null, base: Path, path: Path): void => {
    const value = path.reduce<Value | null>((here, key) => valueOf(here, String(key)), root);
    if (value?.is === "text" && value.text.trim() !== "") leads.push({ kind, node, path: [...base, ...path], value });
  };
  if (dialog === "hotline") {
    for (const path of inSettings) take("settings", null, tree.root, [], path);
    for (const { key } of entries(valueOf(tree.root, "moves"))) take("settings", null, tree.root, [], ["moves", key]);
    return leads;
  }
  for (const { key } of entries(valueOf(tree.root, "reactions"))) take("reaction", null, tree.root, [], ["reactions", key, "then"]);
  for (const { key: node, value: body } of entries(valueOf(tree.root, "nodes"))) {
    const base = ["nodes", node];
    for (const [kind, path] of inNode) take(kind, node, body, base, path);
    for (const { key: choice } of entries(valueOf(body, "choices"))) take("choice", node, body, base, ["choices", choice, "then"]);
    const branch = valueOf(body, "branch");
    if (branch?.is === "list") for (const [index, arm] of branch.items.entries()) take("branch", node, arm, [...base, "branch", index], ["then"]);
  }
  return leads;
}

/** What a target of this dialog means: a node of its own, else a dialog's beginning; with a point the node of that dialog. */
export function aim(target: string, dialog: string, hasNode: (name: string) => boolean): Spot {
  const words = target.trim();
  const point = words.indexOf(".");
  if (point > 0) return { dialog: words.slice(0, point), node: words.slice(point + 1) };
  return dialog !== "hotline" && hasNode(words) ? { dialog, node: words } : { dialog: words, node: null };
}

/** Whether the node below is come to from this one without being named: what is written leaves a way open. */
export function falls(body: Value): boolean {
  if (body.is !== "map" || entryOf(body, "then") || entryOf(body, "goto") || entryOf(body, "end") || entryOf(body, "handoff")) return false;
  return goesOn(body);
}

/** Whether anything goes where `then:` leads, or to the node below. */
export function goesOn(body: MapValue): boolean {
  const branch = valueOf(body, "branch");
  if (branch?.is === "list") return branch.items.every((arm) => entryOf(arm, "when")) || branch.items.some((arm) => !entryOf(arm, "then"));
  const choices = valueOf(body, "choices");
  if (!entryOf(body, "ask") || choices?.is !== "map" || entryOf(body, "expect")) return body.entries.some((entry) => isKind(entry.key));
  const skip = valueOf(body, "skip");
  return choices.entries.some((choice) => !entryOf(choice.value, "then")) || (skip !== null && !entryOf(skip, "then"));
}

const entries = (value: Value | null): MapValue["entries"] => (value?.is === "map" ? value.entries : []);
