import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { api } from "../api/api";
import { kept } from "../api/memory";
import type { CaseLine } from "../api/model";

/** Who waits, the most urgent first: the pages that were asked for, as one list. */
export function useQueue() {
  return useInfiniteQuery({
    queryKey: kept.queue,
    queryFn: ({ pageParam }) => api.queue(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => ({ ...pages[0]!, cases: unique(pages.flatMap((page) => page.cases)) }),
  });
}

/** The cases that one holds. A coordinator sees who waits, but holds nobody. */
export const useMine = (talks: boolean) =>
  useInfiniteQuery({
    queryKey: kept.mine,
    queryFn: ({ pageParam }) => api.mine(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => livingFirst(unique(pages.flatMap((page) => page.cases))),
    enabled: talks,
  });

/** Takes the most urgent person in one's languages and opens their case. Answers null when nobody waits. */
export function useTakeNext() {
  const client = useQueryClient();
  const go = useNavigate();
  return useMutation({
    mutationFn: api.takeNext,
    onSuccess: (taken) => {
      void client.invalidateQueries({ queryKey: kept.queue });
      void client.invalidateQueries({ queryKey: kept.mine });
      if (taken) void go(`/cases/${encodeURIComponent(taken.id)}`, { state: { taken: true } });
    },
  });
}

/** Between two reads a case may move to another page of the queue. */
const unique = (cases: readonly CaseLine[]): CaseLine[] => [...new Map(cases.map((line) => [line.id, line])).values()];

/** Those of people who were erased come last, however urgent they were: nobody waits there. */
export const livingFirst = (cases: readonly CaseLine[]): CaseLine[] => [...cases].sort((one, other) => Number(one.pseudonym === null) - Number(other.pseudonym === null));
