import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api } from "../api/api";
import { kept } from "../api/memory";
import type { ActPage, AuditChoices } from "../api/model";

/** What is asked of the audit, as the server names it. */
export type Asked = Readonly<Record<string, string>>;

export const useChoices = () => useQuery({ queryKey: kept.auditChoices, queryFn: () => api.get<AuditChoices>("audit/codes") });

/** What was done, the newest first: the pages that were asked for, as one list. */
export const useActs = (asked: Asked) =>
  useInfiniteQuery({
    queryKey: kept.audit(asked),
    queryFn: ({ pageParam }) => api.get<ActPage>(`audit?${String(new URLSearchParams(pageParam ? { ...asked, after: pageParam } : asked))}`),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap((page) => page.entries),
    // Asking anew means to see what was done since.
    gcTime: 0,
  });
