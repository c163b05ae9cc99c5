import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { kept } from "../api/memory";
import { gently, live } from "./live";

/** Shortest time between two reads of the same thing, in milliseconds. */
const gap = 400;

/** Reads again what changed, for as long as somebody is at the desk. Answers whether the line to the server stands. */
export function useLive(on: boolean): boolean {
  const client = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    if (!on) return undefined;
    const changed = new Set<string>();
    const lists = gently(() => void Promise.all([kept.queue, kept.mine, kept.undelivered].map((queryKey) => client.invalidateQueries({ queryKey }))), gap);
    const cases = gently(() => {
      for (const id of changed) void client.invalidateQueries({ queryKey: kept.case(id) });
      changed.clear();
    }, gap);
    return live({
      queueChanged: lists,
      caseChanged: (id) => {
        changed.add(id);
        cases();
      },
      connected: (yes) => {
        setConnected(yes);
        // Whoever may have missed something reads again.
        if (yes) void client.invalidateQueries({ queryKey: ["case"] });
      },
    });
  }, [client, on]);
  return connected;
}
