import { createContext, useContext } from "react";
import type { Me } from "../api/model";

const context = createContext<Me | null>(null);

export const WhoAmI = context.Provider;

/** Whoever is signed in, with what they may do. */
export function useMe(): { readonly name: string; readonly alias: string; readonly talks: boolean; readonly sees: boolean; readonly oversees: boolean; readonly administers: boolean } {
  const me = useContext(context);
  if (!me) throw new Error("nobody is signed in here");
  const may = (role: "operator" | "coordinator" | "administrator"): boolean => me.roles?.includes(role) ?? false;
  const [talks, oversees] = [may("operator"), may("coordinator")];
  return { name: me.name ?? "", alias: me.alias ?? me.name ?? "", talks, oversees, sees: talks || oversees, administers: may("administrator") };
}
