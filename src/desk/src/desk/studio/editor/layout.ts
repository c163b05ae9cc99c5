import { Graph as Drawing, layout } from "@dagrejs/dagre";
import type { Graph } from "../script/graph";

/** A box of the drawing, in pixels. */
export const box = { width: 232, height: 92 } as const;

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where each node of the drawing stands: what comes first above, ways down. */
export function layoutOf(graph: Graph): Readonly<Record<string, Spot>> {
  const drawing = new Drawing({ multigraph: true });
  drawing.setGraph({ rankdir: "TB", nodesep: 56, ranksep: 72 });
  drawing.setDefaultEdgeLabel(() => ({}));
  for (const node of graph.nodes) drawing.setNode(node.id, { ...box });
  for (const edge of graph.edges) drawing.setEdge(edge.from, edge.to, {}, edge.id);
  layout(drawing);
  return Object.fromEntries(
    graph.nodes.map(({ id }) => {
      const { x, y } = drawing.node(id) as { x: number; y: number };
      return [id, { x: x - box.width / 2, y: y - box.height / 2 }];
    }),
  );
}
