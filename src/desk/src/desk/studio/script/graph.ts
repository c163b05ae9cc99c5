import type { Kind } from "./language";
import { type LeadKind, aim, falls, goesOn, leadsOf } from "./leads";
import { type Script, nodeEntry } from "./script";
import { type Path, type Value, entryOf, textOf, valueOf } from "./tree";

/** A point of the drawing: a node of this dialog, or a place elsewhere that it leads to. */
export interface GraphNode {
  /** `dialog.node`, or a dialog's name. */
  readonly id: string;
  readonly name: string;
  /** Null for a node without a kind, and for what is elsewhere. */
  readonly kind: Kind | null;
  readonly elsewhere: boolean;
  /** What it says, as much as fits a box; may be empty. */
  readonly words: string;
  /** Where it stands in the file. Null elsewhere. */
  readonly path: Path | null;
}

/** A way. `danger`: taken by writing that reads as danger (`urgent:`). */
export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: LeadKind | "danger";
  /** What is chosen, or the condition; empty where the kind says all. */
  readonly label: string;
  /** The key that leads there, else the node that falls. */
  readonly path: Path;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** The drawing of one dialog. `dialog` is the file's name without `.yaml`. */
export function graphOf(script: Script, dialog: string): Graph {
  const { tree } = script;
  const hasNode = (name: string): boolean => nodeEntry(tree, name) !== null;
  const idOf = (target: string): string => {
    const spot = aim(target, dialog, hasNode);
    return spot.node === null ? spot.dialog : `${spot.dialog}.${spot.node}`;
  };
  const own = script.nodes.map((node): GraphNode => ({ id: `${dialog}.${node.name}`, name: node.name, kind: node.kind, elsewhere: false, words: node.text ?? "", path: node.path }));
  const edges: GraphEdge[] = [];
  const add = (from: string, to: string, kind: GraphEdge["kind"], label: string, path: Path): void => {
    edges.push({ id: String(edges.length), from: `${dialog}.${from}`, to, kind, label, path });
  };
  for (const { kind, node, path, value } of leadsOf(tree, dialog)) {
    const body = node === null ? null : nodeEntry(tree, node)?.value;
    const dead = kind === "then" && body?.is === "map" && !goesOn(body);
    if (node !== null && !dead) add(node, idOf(value.text), kind, labelOf(script, kind, path), path);
  }
  for (const [index, node] of script.nodes.entries()) {
    const body = nodeEntry(tree, node.name)?.value;
    const below = script.nodes[index + 1];
    if (body && below && falls(body)) add(node.name, `${dialog}.${below.name}`, "next", "", node.path);
    const next = node.then === null ? below && `${dialog}.${below.name}` : idOf(node.then);
    const danger = body && dangerWay(body, node.urgent);
    if (danger === null && next) add(node.name, next, "danger", "", [...node.path, "urgent"]);
    else if (danger) add(node.name, idOf(danger), "danger", "", [...node.path, "urgent"]);
  }
  const known = new Set(own.map((node) => node.id));
  const others = [...new Set(edges.map((edge) => edge.to))].filter((id) => !known.has(id));
  return { nodes: [...own, ...others.map((id): GraphNode => ({ id, name: id, kind: null, elsewhere: true, words: "", path: null }))], edges };
}

/** Where the choice of `urgent:` leads: its own target, null for where the node goes on, undefined without `urgent:`. */
function dangerWay(body: Value, urgent: string | null): string | null | undefined {
  if (urgent === null || !entryOf(body, "ask")) return undefined;
  return textOf(entryOf(valueOf(body, "choices"), urgent)?.value, "then");
}

function labelOf({ nodes }: Script, kind: LeadKind, path: Path): string {
  const node = nodes.find((one) => one.name === path[1]);
  if (kind === "choice") return node?.choices.find((choice) => choice.id === path[3])?.label ?? String(path[3]);
  if (kind === "branch") return node?.arms[Number(path[3])]?.when ?? "";
  if (kind === "timeout") return node?.timeout?.after ?? "";
  if (kind === "skip") return node?.skip?.label ?? "";
  return "";
}
