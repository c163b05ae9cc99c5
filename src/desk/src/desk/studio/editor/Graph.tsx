import "@xyflow/react/dist/base.css";
import { Button, Checkbox } from "@mantine/core";
import { type Edge, Handle, MarkerType, type Node, type NodeProps, Position, ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { createContext, useContext, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../parts/Problem";
import { whole } from "../../words/tongue";
import { markedDays, Marks, MarksOf } from "../funnels/Marks";
import { useFunnel } from "../funnels/queries";
import { type Graph as Drawn, type GraphEdge, type GraphNode, graphOf } from "../script/graph";
import { useEditing } from "./editing";
import { box, layoutOf } from "./layout";

interface Shown {
  readonly selected: string | null;
  readonly select: (node: string) => void;
}

const Selection = createContext<Shown>({ selected: null, select: () => undefined });

/** Letters that stand at a way without covering its neighbours. */
const longest = 28;

type Box = Node<{ readonly node: GraphNode; readonly errors: number; readonly warnings: number }, "box">;

/** The dialog as a drawing: a node opens beside it. Its boxes are buttons, in the order of the file. */
export default function Graph(shown: Shown) {
  const { t } = useTranslation();
  const { dialog, script, faults } = useEditing();
  const graph = useMemo(() => graphOf(script, dialog), [script, dialog]);
  const [counted, setCounted] = useState(false);
  const funnel = useFunnel(dialog, markedDays, null, counted);
  const marks = useMemo(() => (counted && funnel.data ? new Map(funnel.data.nodes.map((node) => [node.node, node])) : null), [counted, funnel.data]);
  const spots = useSpots(graph);
  const nodes = graph.nodes.map((node): Box => {
    const mine = node.elsewhere ? [] : faults.filter((one) => one.node === node.name);
    const errors = mine.filter(({ fault }) => fault.severity === "error").length;
    return { id: node.id, type: "box", position: spots[node.id] ?? { x: 0, y: 0 }, data: { node, errors, warnings: mine.length - errors }, ...box };
  });
  return (
    <Selection.Provider value={shown}>
      <Marks.Provider value={marks}>
        <Problem of={funnel.error} />
        <Checkbox label={t("funnels.show")} checked={counted} onChange={(event) => setCounted(event.currentTarget.checked)} />
        {marks && <p className="hint">{t("funnels.shown", { number: whole(markedDays), limit: whole(funnel.data?.limit ?? 0) })}</p>}
        <ReactFlowProvider>
          <Flow nodes={nodes} graph={graph} />
        </ReactFlowProvider>
      </Marks.Provider>
    </Selection.Provider>
  );
}

/** The layout follows what leads where, and not each letter. */
function useSpots(graph: Drawn) {
  const shape = JSON.stringify([graph.nodes.map((node) => node.id), graph.edges.map((edge) => [edge.from, edge.to])]);
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => layoutOf(graph), [shape]);
}

function Flow({ nodes, graph }: { readonly nodes: Box[]; readonly graph: Drawn }) {
  const { t } = useTranslation();
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const { selected } = useContext(Selection);
  const isChosen = ({ data }: Box): boolean => !data.node.elsewhere && data.node.name === selected;
  const edges = together(graph.edges).map(
    ([first, ...more]): Edge => ({
      id: first.id,
      source: first.from,
      target: first.to,
      label: short([first, ...more].map((edge) => edge.label || (edge.kind === "next" || edge.kind === "then" ? "" : t(`studio.lead.${edge.kind}`)))),
      className: [first, ...more].some((edge) => edge.kind === "danger") ? "danger" : "",
      markerEnd: { type: MarkerType.ArrowClosed },
      focusable: false,
    }),
  );
  return (
    <section className="graph" aria-label={t("studio.graph")}>
      <div className="row-of-buttons">
        <Button onClick={() => void zoomIn()}>{t("studio.larger")}</Button>
        <Button onClick={() => void zoomOut()}>{t("studio.smaller")}</Button>
        <Button onClick={() => void fitView()}>{t("studio.all")}</Button>
      </div>
      <div className="drawing">
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          fitView
          fitViewOptions={{ minZoom: 0.6, maxZoom: 0.9, nodes: nodes.some(isChosen) ? nodes.filter(isChosen) : nodes.slice(0, 3) }}
          minZoom={0.1}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          proOptions={{ hideAttribution: true }}
        />
      </div>
    </section>
  );
}

/** Ways between the same two nodes are drawn as one: their words would lie over each other. */
function together(edges: readonly GraphEdge[]): readonly (readonly [GraphEdge, ...GraphEdge[]])[] {
  const ways = new Map<string, [GraphEdge, ...GraphEdge[]]>();
  for (const edge of edges) {
    const key = `${edge.from} ${edge.to}`;
    const others = ways.get(key);
    if (others) others.push(edge);
    else ways.set(key, [edge]);
  }
  return [...ways.values()];
}

function short(words: readonly string[]): string {
  const all = [...new Set(words.filter((one) => one !== ""))].join(" · ");
  return all.length > longest ? `${all.slice(0, longest - 1)}…` : all;
}

function BoxOfNode({ id, data: { node, errors, warnings } }: NodeProps<Box>) {
  const { t } = useTranslation();
  const { selected, select } = useContext(Selection);
  const { setCenter, getNode, getZoom } = useReactFlow();
  const show = (): void => {
    const at = getNode(id)?.position;
    if (at) void setCenter(at.x + box.width / 2, at.y + box.height / 2, { zoom: getZoom() });
  };
  const inside = (
    <>
      <b>{node.name}</b> {node.kind && <span className="hint">{t(`studio.kind.${node.kind}`)}</span>}
      {node.words && <span className="brief">{node.words}</span>}
    </>
  );
  return (
    <>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      {node.elsewhere ? (
        <div className="box elsewhere">{inside}</div>
      ) : (
        <button type="button" className={`box nodrag${errors ? " wrong" : ""}`} data-node={node.name} aria-pressed={selected === node.name} onFocus={(event) => event.currentTarget.matches(":focus-visible") && show()} onClick={() => select(node.name)}>
          {inside}
          <MarksOf node={node.name} />
          {errors > 0 && <span className="badge immediate">{t("studio.errors", { number: whole(errors) })}</span>}
          {warnings > 0 && errors === 0 && <span className="badge urgent">{t("studio.warnings", { number: whole(warnings) })}</span>}
        </button>
      )}
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </>
  );
}

const nodeTypes = { box: BoxOfNode };
