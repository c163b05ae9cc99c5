import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/api";
import { kept } from "../api/memory";

export const useUndelivered = () => useQuery({ queryKey: kept.undelivered, queryFn: api.undelivered });

/** Sent or refused, the list is another one then. */
export function useSendAgain() {
  const client = useQueryClient();
  return useMutation({ mutationFn: api.sendAgain, onSettled: () => void client.invalidateQueries({ queryKey: kept.undelivered }) });
}
