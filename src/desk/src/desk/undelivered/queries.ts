import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/api";
import { kept } from "../api/memory";

export const useUndelivered = () =>
  useInfiniteQuery({
    queryKey: kept.undelivered,
    queryFn: ({ pageParam }) => api.undelivered(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap((page) => page.letters),
  });

/** Sent or refused, the list is another one then. */
export function useSendAgain() {
  const client = useQueryClient();
  return useMutation({ mutationFn: api.sendAgain, onSettled: () => void client.invalidateQueries({ queryKey: kept.undelivered }) });
}
