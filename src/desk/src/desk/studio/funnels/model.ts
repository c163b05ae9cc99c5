import type { components } from "../../../api/schema";

/** What is told of a dialog: a number that is null is smaller than `limit`, every other is rounded down to a multiple of it. */
export type Funnel = components["schemas"]["FunnelScreen"];
export type FunnelNode = components["schemas"]["FunnelRow"];

/** The times that a page offers, in days. */
export const periods = [7, 30, 90, 365] as const;

/** What is told of a question besides how many reached it, in the order of the columns. */
export const kinds = ["answered", "skipped", "misunderstood", "left"] as const;

/** The days of an address, or those that are usual. */
export function daysOf(text: string | null): number {
  return periods.find((days) => String(days) === text) ?? 30;
}

/** No number can be shown. */
export const isEmpty = (nodes: readonly FunnelNode[]): boolean => nodes.every((node) => node.reached === null && kinds.every((kind) => node[kind] === null));

/** How long the bars of a node are, from 0 to 1: who reached it of the most, and under it those who answered. A node that only says something has one bar. */
export function shares(node: FunnelNode, nodes: readonly FunnelNode[]): readonly number[] {
  const most = Math.max(1, ...nodes.map((one) => one.reached ?? 0));
  // An answer to what was asked before this time counts in it: more may answer than reach.
  const reached = Math.min(1, (node.reached ?? 0) / most);
  return node.asks ? [reached, Math.min(reached, (node.answered ?? 0) / most)] : [reached];
}

/** The question at which most people left, and the one that most did not understand; null where that is too few, or the same everywhere. */
export function worst(nodes: readonly FunnelNode[], kind: "misunderstood" | "left"): string | null {
  const told = [...nodes.filter((node) => node[kind] !== null)].sort((one, other) => (other[kind] ?? 0) - (one[kind] ?? 0));
  const [first, second] = told;
  return first && (second === undefined || (first[kind] ?? 0) > (second[kind] ?? 0)) ? first.node : null;
}
