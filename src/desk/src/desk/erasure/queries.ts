import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/api";
import { kept } from "../api/memory";
import type { Erasure } from "../api/model";

/** Requests to delete somebody's data that wait for a second account. */
export const useErasures = () => useQuery({ queryKey: kept.erasures, queryFn: () => api.get<readonly Erasure[]>("erasures") });

/** Agrees to a request of somebody else, or takes any back. Whoever was quicker, the list is read again. */
export function useSettle(what: "confirm" | "withdraw") {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post(`erasures/${encodeURIComponent(id)}/${what}`),
    onSettled: () => client.invalidateQueries({ queryKey: kept.erasures }),
  });
}

/** Asks that a person be deleted; the answer says whether it is ordered, or waits for a second account. */
export function useErase(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: { pseudonym: string; reason: string }) => api.post<{ state: "ordered" | "waiting" }>(api.path(caseId, "erasure"), given),
    onSuccess: () => client.invalidateQueries({ queryKey: kept.erasures }),
  });
}
