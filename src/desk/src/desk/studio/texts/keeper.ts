import { backoff } from "../../../shared/backoff";
import { ApiError } from "../../api/api";
import { breaches } from "./holes";
import type { LineRow, TextBody } from "./model";

/** How the words of a line stand to those of the server. `broken`: a name in braces is wrong, so they are not sent. `clash`: somebody else wrote the line, or its English, meanwhile. */
export type Standing = "waiting" | "saving" | "saved" | "broken" | "lost" | "refused" | "clash";

/** A line in hand. `source` and `was`: what the server had when it was begun. */
export interface Writing {
  readonly source: string;
  readonly was: string;
  readonly text: string;
  readonly draft: boolean;
  readonly kind: string;
  readonly standing: Standing;
  /** Why the server did not take it. */
  readonly problem: unknown;
}

/** From the last key until words go out, in milliseconds: with the way to the server they are there within two seconds. */
const rest = 1_000;

/** Keeps what somebody writes: in the tab at once, at the server soon after the last key, and again while the line is lost. Each line by itself, so that one that is wrong holds up no other. */
export class LineKeeper {
  readonly #writings = new Map<string, Writing>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #listeners = new Set<() => void>();
  #failures = 0;

  constructor(
    private readonly locale: string,
    private readonly post: (line: TextBody) => Promise<unknown>,
    private readonly told: (context: string, text: string, draft: boolean) => void,
    private readonly tab: Pick<Storage, "getItem" | "setItem" | "removeItem"> = sessionStorage,
  ) {}

  readonly of = (context: string): Writing | undefined => this.#writings.get(context);

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes up what this tab kept of a line and the server never had. */
  take(row: LineRow): void {
    if (this.#writings.has(row.context)) return;
    const kept = this.#inTab(row.context);
    if (kept && kept.text.trim() !== (row.text ?? "")) this.#begin(row.context, { ...kept, kind: row.kind });
  }

  write(row: LineRow, text: string, draft: boolean): void {
    const known = this.#writings.get(row.context);
    const from = known && known.standing !== "saved" ? known : { source: row.source, was: row.text ?? "" };
    this.#begin(row.context, { source: from.source, was: from.was, text, draft, kind: row.kind });
  }

  /** Somebody saw what the other wrote: from now on it is written over that. */
  settle(row: LineRow, text: string, draft: boolean): void {
    this.#begin(row.context, { source: row.source, was: row.text ?? "", text, draft, kind: row.kind });
    void this.save(row.context);
  }

  /** Lets go of one's own words for a line. */
  drop(context: string): void {
    clearTimeout(this.#timers.get(context));
    this.#writings.delete(context);
    this.#intoTab(context);
    this.#tell();
  }

  /** Sends a line now, instead of after the rest. */
  async save(context: string): Promise<void> {
    clearTimeout(this.#timers.get(context));
    const now = this.#writings.get(context);
    if (!now || now.standing === "saving" || now.standing === "saved" || now.standing === "broken" || now.standing === "clash") return;
    this.#become(context, { ...now, standing: "saving", problem: null });
    try {
      await this.post({ context, source: now.source, was: now.was, text: now.text.trim() || null, draft: now.draft });
      this.#failures = 0;
      this.told(context, now.text.trim(), now.draft);
      this.#sent(context, now);
    } catch (error) {
      this.#failed(context, error);
    }
  }

  /** Sends all that is not saved. */
  close(): void {
    for (const context of this.#writings.keys()) void this.save(context);
  }

  #begin(context: string, line: Omit<Writing, "standing" | "problem">): void {
    const isBroken = breaches(line.source, line.text, line.kind).length > 0;
    const isSending = this.#writings.get(context)?.standing === "saving";
    this.#become(context, { ...line, standing: isBroken ? "broken" : isSending ? "saving" : "waiting", problem: null });
    clearTimeout(this.#timers.get(context));
    if (!isBroken) this.#later(context, rest);
  }

  #sent(context: string, sent: Writing): void {
    const now = this.#writings.get(context);
    if (!now) return;
    const text = sent.text.trim();
    if (now.text === sent.text && now.draft === sent.draft) this.#become(context, { ...now, was: text, standing: "saved" });
    else this.#begin(context, { ...now, was: text });
    if (this.#writings.get(context)?.standing === "saving") this.#become(context, { ...now, was: text, standing: "waiting" });
  }

  #failed(context: string, error: unknown): void {
    const now = this.#writings.get(context);
    if (!now || now.standing === "broken") return;
    const isLost = !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
    this.#become(context, { ...now, standing: isLost ? "lost" : error instanceof ApiError && error.status === 409 ? "clash" : "refused", problem: error });
    if (isLost) this.#later(context, backoff(this.#failures++));
  }

  #later(context: string, wait: number): void {
    clearTimeout(this.#timers.get(context));
    this.#timers.set(context, setTimeout(() => void this.save(context), wait));
  }

  #become(context: string, line: Writing): void {
    this.#writings.set(context, line);
    this.#intoTab(context);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #key(context: string): string {
    return `line:${this.locale}:${context}`;
  }

  #intoTab(context: string): void {
    const line = this.#writings.get(context);
    try {
      if (!line || line.standing === "saved") this.tab.removeItem(this.#key(context));
      else this.tab.setItem(this.#key(context), JSON.stringify({ source: line.source, was: line.was, text: line.text, draft: line.draft }));
    } catch {
      // Storage is full or forbidden: the words still stand on the page.
    }
  }

  #inTab(context: string): { source: string; was: string; text: string; draft: boolean } | null {
    try {
      return JSON.parse(this.tab.getItem(this.#key(context)) ?? "null") as { source: string; was: string; text: string; draft: boolean } | null;
    } catch {
      return null;
    }
  }
}
