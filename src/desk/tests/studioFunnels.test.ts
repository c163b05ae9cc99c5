import { expect, test } from "vitest";
import { daysOf, type FunnelNode, isEmpty, shares, worst } from "../src/desk/studio/funnels/model";

const node = (name: string, reached: number | null, rest: Partial<FunnelNode> = {}): FunnelNode => ({
  node: name, asks: true, gone: false, reached, answered: null, skipped: null, misunderstood: null, left: null, ...rest,
});

test("a time that no page offers is the usual one", () => {
  expect([daysOf("7"), daysOf("365"), daysOf(null), daysOf("8"), daysOf("x")]).toEqual([7, 365, 30, 30, 30]);
});

test("a funnel is empty while no number can be shown", () => {
  expect(isEmpty([node("a", null), node("b", null)])).toBe(true);
  expect(isEmpty([node("a", null), node("b", null, { left: 5 })])).toBe(false);
});

test("bars are shares of the place that most reached, the answered within the reached", () => {
  const nodes = [node("a", 100, { answered: 80 }), node("b", 50, { answered: 60 }), node("c", 25, { asks: false }), node("d", null)];
  expect(nodes.map((one) => shares(one, nodes))).toEqual([[1, 0.8], [0.5, 0.5], [0.25], [0, 0]]);
  expect(shares(node("alone", null), [node("alone", null)])).toEqual([0, 0]);
});

test("the worst place is named where one stands out", () => {
  const nodes = [node("a", 100, { left: 5 }), node("b", 90, { left: 20, misunderstood: 10 }), node("c", 70, { misunderstood: 10 })];
  expect(worst(nodes, "left")).toBe("b");
  expect(worst(nodes, "misunderstood")).toBe(null);
  expect(worst([node("a", 10)], "left")).toBe(null);
});
