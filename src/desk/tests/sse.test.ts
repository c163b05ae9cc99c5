import { expect, test } from "vitest";
import { StreamParser } from "../src/shared/sse";

test("an event that arrives in pieces is one event", () => {
  const parser = new StreamParser();
  expect(parser.push("event: mess")).toEqual([]);
  expect(parser.push('age\nid: 7\ndata: {"text":')).toEqual([]);
  expect(parser.push('"a"}\n\nid: 8\ndata: b\n\n')).toEqual([
    { type: "message", id: "7", data: '{"text":"a"}' },
    { type: "message", id: "8", data: "b" },
  ]);
});

test("heartbeats, unknown fields and carriage returns are read past", () => {
  expect(new StreamParser().push(": alive\r\nretry: 5\r\ndata: x\r\n\r\n")).toEqual([{ type: "message", id: null, data: "x" }]);
});

test("data over several lines keeps its lines", () => {
  expect(new StreamParser().push("data: a\ndata:\ndata: b\n\n")[0]?.data).toBe("a\n\nb");
});

test("an id does not leak into the next event", () => {
  expect(new StreamParser().push("id: 1\ndata: a\n\nevent: ended\ndata: {}\n\n")[1]).toEqual({ type: "ended", id: null, data: "{}" });
});
