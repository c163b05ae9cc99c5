import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { components } from "../../../api/schema";
import { api } from "../../api/api";
import { kept } from "../../api/memory";

export type UnknownAnswer = components["schemas"]["UnknownRow"];
type Screen = components["schemas"]["UnknownScreen"];

/** What people wrote at the questions of a dialog (empty: of all), and no answer was known by. Each reading is on record, so it is read when it is looked at and not before. */
export const useUnknown = (dialog: string, days: number, aside: boolean) =>
  useQuery({
    queryKey: kept.script("unknown", dialog, String(days), String(aside)),
    queryFn: () => api.get<Screen>(`studio/unknown?${new URLSearchParams({ dialog, days: String(days), aside: String(aside) }).toString()}`),
  });

/** Something that changes the draft or the list; both are read anew. */
export function useActing<T>(act: (of: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries({ queryKey: kept.script() }) });
}

export const setAside = (answer: UnknownAnswer, aside: boolean): Promise<unknown> =>
  api.post("studio/unknown/aside", { dialog: answer.dialog, node: answer.node, language: answer.language, words: answer.words, aside });
