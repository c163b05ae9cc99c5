import type { Case, CaseLine, Me, Queue, Urgency } from "./model";

/** A request that did not succeed. `status` 0 means that no answer came; the message is for a person and says what to do. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** What to say when the server did not say it itself. */
const plain: Readonly<Record<number, string>> = {
  0: "No connection to the server. Check the network; nothing was changed. Then try again.",
  401: "You are signed out. Please sign in again.",
  403: "Your account may not do this. Ask an administrator.",
  404: "This is not here any more. Go back to the queue.",
  409: "Somebody changed this case in the meantime. Look at it as it is now, then try again.",
  413: "This text is too long. Please send it in two parts.",
  429: "Too many tries. Please wait a minute.",
};

const asError = (status: number, body: { error?: string; message?: string } | null): ApiError =>
  new ApiError(status, body?.error ?? "", body?.message ?? plain[status] ?? "The server has trouble. Try again in a minute; if it stays, tell an administrator.");

/** The desk's API. Every change carries the antiforgery value of the last answer that named one. */
export class Api {
  private antiforgery = "";

  me = (): Promise<Me> => this.known(this.call<Me>("GET", "me"));
  signIn = (name: string, password: string): Promise<Me> => this.known(this.call<Me>("POST", "sign-in", { name, password }));
  signOut = (): Promise<unknown> => this.call("POST", "sign-out");
  welcome = (account: { code: string; name: string; alias: string; password: string; languages: string[] }): Promise<unknown> => this.call("POST", "welcome", account);

  queue = (after: string | null = null): Promise<Queue> => this.call("GET", after ? `queue?after=${encodeURIComponent(after)}` : "queue");
  mine = async (): Promise<readonly CaseLine[]> => {
    const answer = await this.call<readonly CaseLine[] | { cases: readonly CaseLine[] }>("GET", "cases/mine");
    return "cases" in answer ? answer.cases : answer;
  };
  takeNext = (): Promise<CaseLine | null> => this.call("POST", "queue/take-next", {});
  open = (id: string): Promise<Case> => this.call("GET", this.path(id));
  take = (id: string, version: number): Promise<unknown> => this.call("POST", this.path(id, "take"), { version });
  reply = (id: string, version: number, clientId: string, text: string): Promise<unknown> => this.call("POST", this.path(id, "reply"), { clientId, version, text });
  giveBack = (id: string, version: number, note: string): Promise<unknown> => this.call("POST", this.path(id, "return"), { version, note });
  close = (id: string, version: number, outcome: string, note: string): Promise<unknown> => this.call("POST", this.path(id, "close"), { version, outcome, note });
  lower = (id: string, version: number, to: Urgency, reason: string): Promise<unknown> => this.call("POST", this.path(id, "urgency"), { version, to, reason });

  private path(id: string, action = ""): string {
    return `cases/${encodeURIComponent(id)}${action ? `/${action}` : ""}`;
  }

  private async known(asked: Promise<Me>): Promise<Me> {
    const me = await asked;
    this.antiforgery = me.antiforgery;
    return me;
  }

  private async call<T>(method: string, path: string, body?: unknown, again = true): Promise<T> {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (method !== "GET") headers["X-Hotline-Antiforgery"] = this.antiforgery;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const response = await this.fetch(path, { method, headers, credentials: "same-origin", ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (response.status === 204) return null as T;
    const json = (await response.json().catch(() => null)) as T & { error?: string; message?: string };
    if (response.ok) return json;
    if (again && json?.error === "antiforgery") {
      await this.me();
      return this.call(method, path, body, false);
    }
    throw asError(response.status, json);
  }

  private async fetch(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(`/api/v1/${path}`, init);
    } catch {
      throw asError(0, null);
    }
  }
}
