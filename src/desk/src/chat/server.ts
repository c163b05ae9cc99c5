import { retryAfter } from "../shared/backoff";
import type { Payload, SentFile } from "./session";

/** Why a message has to wait: too many of this person's at once, or the server cannot take any. */
export type Why = "busy" | "away";

/** Why a file cannot go as it is. */
export type Unfit = "fileLarge" | "fileKind" | "fileDamaged" | "fileRoom" | "fileSum";

/** What became of one attempt to send. `later` may be tried again with the same id; the server takes it once. */
export type Outcome =
  | { readonly kind: "accepted" }
  | { readonly kind: "later"; readonly after: number | null; readonly why: Why | null }
  | { readonly kind: "tooLong" }
  | { readonly kind: "refused" }
  | { readonly kind: "unfit"; readonly why: Unfit }
  | { readonly kind: "ended"; readonly erased: boolean };

const bearer = (token: string): HeadersInit => ({ Authorization: `Bearer ${token}` });

const attemptLimit = 20_000;

export async function send(token: string, id: string, payload: Exclude<Payload, { file: SentFile }>): Promise<Outcome> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), attemptLimit);
  try {
    const response = await fetch("/chat/messages", {
      method: "POST",
      headers: { ...bearer(token), "Content-Type": "application/json" },
      body: JSON.stringify({ id, ...payload }),
      signal: limit.signal,
    });
    return outcome(response.status, response.headers.get("Retry-After"), await code(response));
  } catch {
    return { kind: "later", after: null, why: null };
  } finally {
    clearTimeout(timer);
  }
}

/** The code of a refusal, which the page puts into words of its language; empty when the answer is none of ours. */
async function code(response: Response): Promise<string> {
  if (response.ok) return "";
  try {
    return String(((await response.json()) as { code?: unknown }).code ?? "");
  } catch {
    return "";
  }
}

/** Reads an answer of POST /chat/messages. */
export function outcome(status: number, header: string | null, refusal = ""): Outcome {
  if (status >= 200 && status < 300) return { kind: "accepted" };
  if (status === 401 || status === 410) return { kind: "ended", erased: refusal === "erased" };
  if (status === 413) return { kind: "tooLong" };
  if (status === 429 || refusal === "full") return { kind: "later", after: retryAfter(header, 5_000), why: "busy" };
  if (status >= 500) return { kind: "later", after: header ? retryAfter(header, 5_000) : null, why: "away" };
  return { kind: "refused" };
}

export const openEvents = (token: string, after: number, signal: AbortSignal): Promise<Response> =>
  fetch("/chat/events", { headers: { ...bearer(token), "Last-Event-ID": String(after), Accept: "text/event-stream" }, signal });

/** Ends the session on the server. `keepalive` lets it out although the page is on its way elsewhere. */
export async function leave(token: string): Promise<boolean> {
  try {
    return (await fetch("/chat/leave", { method: "POST", headers: bearer(token), keepalive: true })).ok;
  } catch {
    return false;
  }
}
