import { createContext, useContext } from "react";
import type { Me, Role } from "../api/model";

const context = createContext<Me | null>(null);

export const WhoAmI = context.Provider;

/** Whoever is signed in, with what they may do. */
export interface Staff {
  readonly name: string;
  readonly alias: string;
  readonly languages: readonly string[];
  /** Talks with people. */
  readonly talks: boolean;
  /** Sees who waits. */
  readonly sees: boolean;
  readonly oversees: boolean;
  readonly administers: boolean;
  /** May ask for a person's address, with a reason. */
  readonly reveals: boolean;
  /** May read what people wrote and no question understood. */
  readonly readsAnswers: boolean;
  /** Nothing opens before a second factor is set up. */
  readonly mustEnrol: boolean;
}

export function useMe(): Staff {
  const me = useContext(context);
  if (!me) throw new Error("nobody is signed in here");
  const may = (role: Role): boolean => !me.mustEnrol && (me.roles?.includes(role) ?? false);
  const given = (grant: NonNullable<Me["grants"]>[number]): boolean => !me.mustEnrol && (me.grants?.includes(grant) ?? false);
  const [talks, oversees] = [may("operator"), may("coordinator")];
  return {
    name: me.name ?? "",
    alias: me.alias ?? me.name ?? "",
    languages: me.languages ?? [],
    talks,
    oversees,
    sees: talks || oversees,
    administers: may("administrator"),
    reveals: given("reveal_address"),
    readsAnswers: oversees && given("read_answers"),
    mustEnrol: me.mustEnrol,
  };
}
