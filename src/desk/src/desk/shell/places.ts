import type { useMe } from "../door/me";
import type { Key } from "../words/texts/en";

/** A room of the desk that has its own address, and who may enter it. */
export interface Place {
  readonly to: string;
  readonly words: Key;
  readonly open: (me: ReturnType<typeof useMe>) => boolean;
}

/** The rooms in the order of the bar. */
export const places: readonly Place[] = [
  { to: "/", words: "queue", open: (me) => me.sees },
  { to: "/undelivered", words: "lost", open: (me) => me.sees },
];
