import type { Staff } from "../door/me";
import type { Key } from "../words/texts/en";

/** A room of the desk that has its own address, and who may enter it. */
export interface Place {
  readonly to: string;
  readonly words: Key;
  readonly open: (me: Staff) => boolean;
}

/** The rooms in the order of the bar. */
export const places: readonly Place[] = [
  { to: "/", words: "queue", open: (me) => me.sees },
  { to: "/undelivered", words: "lost", open: (me) => me.sees },
  { to: "/search", words: "search", open: (me) => me.sees },
  { to: "/shift", words: "shift", open: (me) => me.sees },
  { to: "/overview", words: "overview", open: (me) => me.oversees },
  { to: "/studio", words: "studio", open: (me) => me.oversees },
  { to: "/audit", words: "audit", open: (me) => me.oversees || me.administers },
  { to: "/keeping", words: "keeping", open: (me) => me.oversees || me.administers },
  { to: "/data", words: "data", open: (me) => me.sees },
  { to: "/accounts", words: "accounts", open: (me) => me.administers },
  { to: "/security", words: "security", open: () => true },
];
