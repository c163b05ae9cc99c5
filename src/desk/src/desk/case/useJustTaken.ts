import { useLocation, useNavigate } from "react-router";
import { api } from "../api/api";
import { useCaseAct } from "./queries";

/** What undoes the taking of a case: null when this operator did not just take it, or has written since. */
export function useJustTaken(id: string): (() => void) | null {
  const here = useLocation();
  const go = useNavigate();
  const back = useCaseAct(id, (version, note: string) => api.giveBack(id, version, note));
  if (!(here.state as { taken?: boolean } | null)?.taken || back.isPending) return null;
  return () => back.mutate("", { onSuccess: () => void go("/") });
}
