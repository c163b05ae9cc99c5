import { useEffect, useRef } from "react";
import { useLocation, useNavigate } from "react-router";
import { api } from "../api/api";
import { useCaseAct } from "./queries";

/** What undoes the taking of a case: null when this operator did not just take it, or has written since. */
export function useJustTaken(id: string): (() => void) | null {
  const here = useLocation();
  const go = useNavigate();
  const now = useRef(here.key);
  useEffect(() => {
    now.current = here.key;
  }, [here.key]);
  const back = useCaseAct(id, (version, note: string) => api.giveBack(id, version, note));
  if (!(here.state as { taken?: boolean } | null)?.taken || back.isPending) return null;
  // Who has gone elsewhere before the answer came, or taken the same person again, stays there.
  return () => back.mutate("", { onSuccess: () => now.current === here.key && void go("/") });
}
