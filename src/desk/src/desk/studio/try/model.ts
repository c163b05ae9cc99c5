import type { components } from "../../../api/schema";

type Schemas = components["schemas"];

/** What came of a try: the turns, and where the conversation stands. */
export type Tried = Schemas["TriedScript"];
export type TriedStep = Schemas["TriedStep"];
export type TriedMessage = Schemas["TriedMessage"];
export type TriedSlot = Schemas["TriedSlot"];
export type Place = Schemas["TriedPlace"];
export type PlayedTests = Schemas["PlayedTests"];
export type ReplayNow = Schemas["ReplayScreen"];

/** One thing that is done at the phone; `wait` in minutes. */
export type Step = { readonly write: string } | { readonly tap: string } | { readonly wait: number } | { readonly operator: string };

/** Where the script is tried. An empty language: the bot finds it out. An empty country: the deployment's. */
export interface Setting {
  readonly locale: string;
  readonly channel: string;
  readonly onShift: boolean;
  readonly country: string;
}

export const channels = ["telegram", "whatsapp", "sms", "web"] as const;

/** Where people are; the clock and the numbers that are said follow from it. */
export const countries = ["KZ", "KG", "UZ", "TJ", "RU"] as const;

/** A node, as the script calls it. */
export const placeWords = (place: Place | null | undefined): string => (place ? `${place.dialog}.${place.node}` : "");
