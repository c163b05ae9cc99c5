import type { AddedFile, AtCase, Case, CaseLine, CasePage, Colleague, DeadLetter, LetterPage, Me, Queue, ReplySize, Urgency } from "./model";
import { known, t, tongue } from "../words/tongue";

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

/** What the server said where it said it in the page's language, else our words for its code or its status, else what it said. */
function asError(status: number, body: { error?: string; message?: string } | null, headers = new Headers()): ApiError {
  const code = body?.error ?? "";
  const inOurs = (headers.get("Content-Language") ?? "en") === tongue();
  const words = (inOurs ? body?.message : known("error", code)) ?? body?.message ?? known("error", code) ?? known("error", String(status)) ?? t("error.server");
  return new ApiError(status, code, words);
}

/** The server does not know us any more, or not yet. */
export const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.code === "signed_out";

/** What to tell a person about something that failed. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : t("wrong"));

/** The desk's API. Every change carries the antiforgery value of the last answer that named one. */
class Api {
  private antiforgery = "";

  get = <T>(path: string): Promise<T> => this.call("GET", path);
  post = <T = null>(path: string, body: unknown = {}): Promise<T> => this.call("POST", path, body);

  /** A way of signing in: the answer brings the antiforgery value of who one is then. */
  enter = (path: string, body: unknown): Promise<Me> => this.known(this.call<Me>("POST", path, body));

  me = (): Promise<Me> => this.known(this.call<Me>("GET", "me"));
  signIn = (name: string, password: string): Promise<Me> => this.known(this.call<Me>("POST", "sign-in", { name, password }));
  signOut = (): Promise<unknown> => this.call("POST", "sign-out");
  welcome = (account: { code: string; name: string; alias: string; password: string; languages: string[] }): Promise<unknown> => this.call("POST", "welcome", account);

  undelivered = (after: string | null): Promise<LetterPage> => this.get(`dead-letters${since(after)}`);
  sendAgain = (letter: DeadLetter): Promise<unknown> => this.call("POST", `dead-letters/${encodeURIComponent(letter.deliveryId)}/send-again`, { pseudonym: letter.pseudonym });
  queue = (after: string | null = null): Promise<Queue> => this.call("GET", `queue${since(after)}`);
  mine = (after: string | null): Promise<CasePage> => this.get(`cases/mine${since(after)}`);
  takeNext = (): Promise<CaseLine | null> => this.call("POST", "queue/take-next", {});
  open = (id: string): Promise<Case> => this.call("GET", `${this.path(id)}?lang=${tongue()}`);
  atCase = (id: string): Promise<AtCase> => this.get(this.path(id, "presence"));
  beAtCase = (id: string, how: { typing?: boolean; gone?: boolean; toPerson?: boolean }): Promise<unknown> =>
    // It goes out although the page is on its way elsewhere.
    this.call("POST", this.path(id, "presence"), how, { keepalive: true });
  take = (id: string, version: number): Promise<unknown> => this.call("POST", this.path(id, "take"), { version });
  size = (id: string, text: string): Promise<ReplySize> => this.call("POST", this.path(id, "size"), { text });
  addFile = (id: string, file: Blob): Promise<AddedFile> => this.call("POST", this.path(id, "files"), file);
  giveBack = (id: string, version: number, note: string): Promise<unknown> => this.call("POST", this.path(id, "return"), { version, note });
  colleagues = (): Promise<readonly Colleague[]> => this.call("GET", "colleagues");
  handOver = (id: string, version: number, to: string, note: string): Promise<unknown> => this.call("POST", this.path(id, "hand-over"), { version, to, note });
  lower = (id: string, version: number, to: Urgency, reason: string): Promise<unknown> => this.call("POST", this.path(id, "urgency"), { version, to, reason });

  /** A file that the server makes for this once: it comes whole, or an error in words. */
  archive = async (path: string): Promise<Blob> => {
    const response = await this.fetch(path, { headers: { Accept: "application/zip, application/json", "Accept-Language": tongue() }, credentials: "same-origin" });
    if (!response.ok) throw asError(response.status, (await response.json().catch(() => null)) as { error?: string } | null, response.headers);
    try {
      return await response.blob();
    } catch {
      throw asError(0, null);
    }
  };

  /** The address of a case, or of something that is done to it. */
  path(id: string, action = ""): string {
    return `cases/${encodeURIComponent(id)}${action ? `/${action}` : ""}`;
  }

  private async known(asked: Promise<Me>): Promise<Me> {
    const me = await asked;
    this.antiforgery = me.antiforgery;
    return me;
  }

  private async call<T>(method: string, path: string, body?: unknown, how: { readonly last?: boolean; readonly keepalive?: boolean } = {}): Promise<T> {
    const headers: Record<string, string> = { Accept: "application/json", "Accept-Language": tongue() };
    if (method !== "GET") headers["X-Hotline-Antiforgery"] = this.antiforgery;
    if (body !== undefined) headers["Content-Type"] = body instanceof Blob ? "application/octet-stream" : "application/json";
    const response = await this.fetch(path, { method, headers, credentials: "same-origin", keepalive: how.keepalive ?? false, ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }) });
    if (response.status === 204) return null as T;
    const json = (await response.json().catch(() => null)) as T & { error?: string; message?: string };
    if (response.ok) return json;
    if (!how.last && json?.error === "antiforgery") {
      await this.me();
      return this.call(method, path, body, { ...how, last: true });
    }
    throw asError(response.status, json, response.headers);
  }

  private async fetch(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(`/api/v1/${path}`, init);
    } catch {
      throw asError(0, null);
    }
  }
}

/** Where the next page of a list begins. */
const since = (after: string | null): string => (after ? `?after=${encodeURIComponent(after)}` : "");

export const api = new Api();
