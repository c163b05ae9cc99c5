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
  /** Null once the person was erased. */
  readonly pseudonym: string | null;
  /** `with_person`: somebody holds it, and the last word was theirs. */
  readonly status: "waiting" | "with_operator" | "with_person" | "closed";
  /** How the person ended it, when they did. */
  readonly endedByPerson: string | null;
  /** When a human should have answered at the latest. */
  readonly due: string | null;
  /** Who it was marked for because nobody did. */
  readonly step: "none" | "weekly_list" | "on_call" | "coordinator" | "everyone";
}

export interface Line {
  readonly id: string;
  readonly at: string;
  readonly from: "person" | "bot" | "operator";
  readonly kind: string;
  readonly text: string;
  readonly choices?: readonly string[] | null;
  /** `held` waits until the person writes; `failed` never left us, `refused` not even the conversation; `undelivered` the provider had and could not bring. */
  readonly delivery: "waiting" | "held" | "sent" | "delivered" | "read" | "failed" | "undelivered" | "refused" | null;
  readonly words?: string | null;
  /** The file that it came or went with. */
  readonly file?: FileOfLine | null;
  /** Who of the operators spoke. */
  readonly alias?: string | null;
}

/** A file of a line. `type` and `bytes` are known once it is kept. */
export interface FileOfLine {
  readonly id: string;
  readonly state: "waiting" | "kept" | "refused" | "gone" | "erased";
  readonly type: string | null;
  readonly bytes: number | null;
  readonly words: string | null;
}

/** A file that lies on the server and waits for its reply. */
export interface AddedFile {
  readonly id: string;
  readonly type: string;
  readonly bytes: number;
  /** Whether the paper names who wrote it: no longer, or maybe still. */
  readonly authors?: "removed" | "kept" | null;
}

/** Words of staff for staff. */
export interface Note {
  readonly at: string;
  readonly alias: string;
  readonly kind: string;
  readonly text: string;
}

/** Somebody at the desk to whom a case can be handed. */
export interface Colleague {
  readonly id: string;
  readonly alias: string;
  readonly languages: readonly string[];
}

/** An address without itself. `ended` says why nothing is sent there any more. */
export interface AddressOfPerson {
  readonly channel: string;
  readonly since: string | null;
  readonly until: string | null;
  readonly ended: "gone" | "changed" | "declined" | null;
  readonly agreed: boolean;
  readonly inUse: boolean;
}

export interface Case extends CaseLine {
  readonly reasons: readonly string[];
  readonly summary: readonly { readonly slot: string; readonly value: string }[];
  readonly transcript: readonly Line[];
  readonly notes: readonly Note[];
  /** From where the person writes or wrote; empty while there is one address only. */
  readonly addresses: readonly AddressOfPerson[];
  readonly outcome: string | null;
  /** Whether a file can go with a reply on the person's channel. */
  readonly carriesFiles: boolean;
  /** A reply is paid by the SMS part. */
  readonly paidByPart: boolean;
  /** Null once the person was erased. */
  readonly mode: "bot" | "waiting" | "human" | "closed" | "stopped" | null;
}

export interface Queue {
  readonly counts: Readonly<Record<Urgency, number>>;
  readonly longestWaitSeconds: number | null;
  readonly journalLagMs: number | null;
  readonly cases: readonly CaseLine[];
  readonly next: string | null;
}

/** A reply that reached nobody, without its words. `words` say why. */
export interface DeadLetter {
  readonly pseudonym: string;
  readonly deliveryId: string;
  readonly at: string;
  readonly words: string;
}

/** A one-time code for a new account. */
export interface Invitation {
  readonly code: string;
  readonly expiresAt: string;
}

/** In what a reply would go out; `parts` where it is paid by the SMS part, `cost` of them all where the host told a price. */
export interface ReplySize {
  readonly messages: number;
  readonly parts: number | null;
  readonly cost: { readonly amount: number; readonly currency: string } | null;
}
