import { useQueryClient, type InfiniteData, type QueryClient } from "@tanstack/react-query";
import { useEffect, useState, type ContextType } from "react";
import { kept } from "../api/memory";
import type { CaseLine, CasePage } from "../api/model";
import type { Line } from "./line";
import { gently, live } from "./live";

/** Shortest time between two reads of the same thing, in milliseconds. */
const gap = 400;

/** Reads again what changed, for as long as somebody is at the desk. Answers how the line to the server stands. */
export function useLive(on: boolean): ContextType<typeof Line> {
  const client = useQueryClient();
  const [line, setLine] = useState({ connected: true, returns: 0 });
  useEffect(() => {
    if (!on) return undefined;
    const changed = new Set<string>();
    const lists = gently(() => void Promise.all([kept.queue, kept.mine, kept.undelivered, kept.erasures].map((queryKey) => client.invalidateQueries({ queryKey }))), gap);
    const cases = gently(() => {
      for (const id of changed) void client.invalidateQueries({ queryKey: kept.case(id) });
      // Whose turn it is in an own case is told by the list of these.
      if (held(client).some((line) => changed.has(line.id))) void client.invalidateQueries({ queryKey: kept.mine });
      changed.clear();
    }, gap);
    const scripts = gently(() => void client.invalidateQueries({ queryKey: kept.script() }), gap);
    return live({
      queueChanged: lists,
      caseChanged: (id) => {
        changed.add(id);
        cases();
      },
      presenceChanged: (id) => void client.invalidateQueries({ queryKey: kept.atCase(id) }),
      scriptsChanged: scripts,
      connected: (yes) => {
        setLine((was) => (was.connected === yes ? was : { connected: yes, returns: was.returns + (yes ? 1 : 0) }));
        // Whoever may have missed something reads again.
        if (yes) for (const first of ["case", "at-case", "script"]) void client.invalidateQueries({ queryKey: [first] });
      },
    });
  }, [client, on]);
  return line;
}

const held = (client: QueryClient): readonly CaseLine[] => client.getQueryData<InfiniteData<CasePage>>(kept.mine)?.pages.flatMap((page) => page.cases) ?? [];
