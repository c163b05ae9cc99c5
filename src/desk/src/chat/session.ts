import { randomId } from "../shared/ids";
import { isLocale, type Locale } from "./texts";

/** What the page asks the server to take in. The shapes are those of POST /chat/messages. */
export type Payload =
  | { readonly text: string }
  | { readonly tap: string }
  | { readonly start: true; readonly language: Locale }
  | { readonly location: readonly [number, number] }
  | { readonly file: SentFile };

/** A file that the person chose. Its bytes are in the page's memory alone: after a reload they are gone. */
export interface SentFile {
  readonly kind: FileKind;
  readonly name: string;
  readonly size: number;
}

export type FileKind = "photo" | "voice" | "video" | "paper";

/** One thing that the person sent. `label` is what the log shows (empty: nothing); `after` is the newest answer that stood above it. */
export interface Sent {
  readonly id: string;
  readonly label: string;
  readonly payload: Payload;
  readonly after: number;
  readonly at: string;
  state: "sending" | "sent" | "failed";
  why?: string;
  /** It cannot go as it is: trying again helps nobody. */
  final?: boolean;
}

/** One conversation of this tab. The token is the only key to it. */
export interface Session {
  readonly token: string;
  locale: Locale;
  sent: Sent[];
}

const key = "chat";

/** Kept own messages; older ones leave the page at a reload. */
const keep = 200;

export const newSession = (locale: Locale): Session => ({ token: randomId(32), locale, sent: [] });

/** The session lives with the tab: sessionStorage, never localStorage or a cookie. A browser without storage still chats, but loses it at a reload. */
export function save(session: Session): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ ...session, sent: session.sent.slice(-keep) }));
  } catch {
    // Storage is full or forbidden.
  }
}

export function load(): Session | null {
  try {
    const stored = JSON.parse(sessionStorage.getItem(key) ?? "null") as Session | null;
    return stored && /^[\w-]{43}$/.test(stored.token) && isLocale(stored.locale) && Array.isArray(stored.sent) ? stored : null;
  } catch {
    return null;
  }
}

export function clear(): void {
  try {
    sessionStorage.clear();
  } catch {
    // Nothing was stored.
  }
}
