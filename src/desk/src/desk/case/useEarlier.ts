import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../api/api";
import type { Case, Line, LinePage } from "../api/model";

/** The lines before those of the case's screen, read page by page when they are asked for. */
export function useEarlier(item: Case): { readonly lines: readonly Line[]; readonly more: boolean; readonly read: () => void; readonly reading: boolean; readonly error: unknown } {
  const [known, setKnown] = useState<{ readonly lines: readonly Line[]; readonly next: string | null } | null>(null);
  const next = known ? known.next : item.earlier;
  const ask = useMutation({
    mutationFn: (after: string) => api.get<LinePage>(`${api.path(item.id, "lines")}?after=${encodeURIComponent(after)}`),
    onSuccess: (page) => setKnown((before) => ({ lines: [...page.lines, ...(before?.lines ?? [])], next: page.next })),
  });
  return { lines: known?.lines ?? [], more: next !== null, read: () => next && ask.mutate(next), reading: ask.isPending, error: ask.error };
}
