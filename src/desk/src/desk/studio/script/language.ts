/** What a node can be. */
export type Kind = "say" | "ask" | "branch" | "set" | "call" | "handoff" | "goto" | "end" | "remind";

/** The keys of each kind, in the order in which they are written. The same keys as in the server's NodeReader: a test compares them. */
export const keysOf: Readonly<Record<Kind, readonly string[]>> = {
  say: ["say", "sms", "sensitive", "checked", "then"],
  ask: ["ask", "sms", "sensitive", "checked", "save", "topics", "choices", "expect", "places", "urgent", "skip", "otherwise", "timeout", "then"],
  branch: ["branch", "then"],
  set: ["set", "then"],
  call: ["call", "then"],
  handoff: ["handoff", "sms", "sensitive", "checked", "urgency", "summary", "nobody", "then"],
  goto: ["goto"],
  end: ["end", "sms", "sensitive", "checked"],
  remind: ["remind", "after", "sms", "sensitive", "then"],
};

/** Maps inside a node with keys of their own, in the order in which they are written. */
export const keysInside = {
  choice: ["label", "sms", "ago", "also", "rest", "set", "then"],
  arm: ["when", "set", "then"],
  otherwise: ["say", "sms", "again", "keep", "then", "afraid", "heard"],
  heard: ["say", "sms", "then"],
  skip: ["label", "then"],
  timeout: ["after", "then"],
} as const satisfies Record<string, readonly string[]>;

/** What free writing may be, with the settings of each. */
export const settingsOf: Readonly<Record<string, readonly string[]>> = {
  text: ["max", "words"],
  number: ["min", "max", "of"],
  date: ["past", "coming"],
  yes_no: [],
  location: [],
  phone: [],
  file: [],
};

/** The keys of a dialog's file; `reactions` and `texts` are `_always.yaml`'s. */
export const keysOfFile: readonly string[] = ["dialog", "topic", "reactions", "texts", "nodes"];
export const keysOfReaction: readonly string[] = ["words", "commands", "then"];

/** Ids that no choice may have: the translations use these words beside the choices. */
const reservedChoices: readonly string[] = ["sms", "otherwise", "heard", "skip", "also"];

const name = /^[a-z][a-z0-9_]{0,39}$/;

/** A dialog, node or slot: a small letter, then small letters, digits and underscores, 40 in all (`DialogLimits.Name`). */
export const isName = (text: string): boolean => name.test(text);

/** A choice: a name, or the two capital letters of a country. */
export const isChoice = (text: string): boolean => (isName(text) || /^[A-Z]{2}$/.test(text)) && !reservedChoices.includes(text);

export const isKind = (key: string): key is Kind => Object.hasOwn(keysOf, key);
