import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError, isSignedOut } from "./api";
import type { Me } from "./model";

/** The names under which answers of the server are held. */
export const kept = {
  me: ["me"],
  queue: ["queue"],
  mine: ["mine"],
  undelivered: ["undelivered"],
  colleagues: ["colleagues"],
  erasures: ["erasures"],
  codes: ["codes"],
  shift: ["shift"],
  secondFactor: ["second-factor"],
  sessions: ["sessions"],
  telegram: ["telegram"],
  accounts: ["accounts"],
  invitations: ["invitations"],
  retention: ["retention"],
  numbersNow: ["numbers", "now"],
  numbers: (of: string, period: string) => ["numbers", of, period],
  audit: (wanted: object) => ["audit", wanted],
  auditChoices: ["audit", "choices"],
  case: (id: string) => ["case", id],
  atCase: (id: string) => ["at-case", id],
  size: (id: string, text: string) => ["size", id, text],
  script: (...of: readonly string[]) => ["script", ...of],
} as const;

/** How often a read that found no server is tried again before it is told. */
const tries = 2;

/** Holds what the server answered, and nothing else does. When any answer says that the session is over, everything is let go but that. */
export function memory(): QueryClient {
  const failed = (error: unknown): void => {
    // Reads that were under way when somebody signed out end so too: whoever left by their own wish is not told otherwise.
    if (isSignedOut(error) && client.getQueryData<Me>(kept.me)?.signedIn !== false) forget(client, true);
    // Nothing opens before a second factor is set up: who one is says so too.
    if (error instanceof ApiError && error.code === "enrol_first") void client.invalidateQueries({ queryKey: kept.me });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: failed }),
    mutationCache: new MutationCache({ onError: failed }),
    defaultOptions: {
      // A request without a network fails at once with words, instead of waiting in silence.
      queries: { networkMode: "always", refetchOnWindowFocus: false, retry: (count, error) => count < tries && (!(error instanceof ApiError) || error.status === 0 || error.status >= 500) },
      mutations: { networkMode: "always" },
    },
  });
  return client;
}

/** Lets go of all that was read. `wereSignedOut`: not by this person's own wish. */
export function forget(client: QueryClient, wereSignedOut: boolean): void {
  client.setQueryData(kept.me, { signedIn: false, antiforgery: "", wereSignedOut } as Me);
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== kept.me[0] });
}
