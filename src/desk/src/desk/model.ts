/** What the desk's API sends. Field by field as under /api/v1. */
export type Urgency = "immediate" | "urgent" | "normal";

export interface Me {
  readonly signedIn: boolean;
  readonly antiforgery: string;
  readonly name?: string;
  readonly alias?: string;
  readonly roles?: readonly string[];
  readonly languages?: readonly string[];
}

export interface CaseLine {
  readonly id: string;
  readonly topic: string;
  readonly urgency: Urgency;
  readonly flags: readonly string[];
  readonly language: string;
  readonly channel: string;
  readonly openedAt: string;
  readonly waitingSince: string | null;
  readonly holder: string | null;
  readonly version: number;
  readonly pseudonym: string;
}

export interface Line {
  readonly id: string;
  readonly at: string;
  readonly from: "person" | "bot" | "operator";
  readonly text: string;
  readonly choices?: readonly string[] | null;
  readonly delivery: "waiting" | "sent" | "failed" | "refused" | null;
  readonly words?: string | null;
}

export interface Case extends CaseLine {
  readonly reasons: readonly string[];
  readonly summary: readonly { readonly slot: string; readonly value: string }[];
  readonly transcript: readonly Line[];
  readonly mode: "bot" | "waiting" | "human" | "closed" | "stopped";
}

export interface Queue {
  readonly counts: Readonly<Record<Urgency, number>>;
  readonly longestWaitSeconds: number | null;
  readonly journalLagMs: number | null;
  readonly cases: readonly CaseLine[];
  readonly next: string | null;
}
