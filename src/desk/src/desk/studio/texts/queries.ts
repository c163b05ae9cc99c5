import { useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { api } from "../../api/api";
import { kept } from "../../api/memory";
import type { LineRow, LineScreen, SizeOfLine, TextBody } from "./model";

/** What is typed is measured when nothing is typed for this long, in milliseconds. */
export const pause = 400;

export const useLines = (locale: string) => useQuery({ queryKey: kept.script("lines", locale), queryFn: () => api.get<LineScreen>(`studio/lines?locale=${encodeURIComponent(locale)}`) });

export const writeLine = (locale: string, line: TextBody): Promise<unknown> => api.post("studio/lines", { locale, lines: [line] });

/** What a text would be on its way to people. The server counts: it spells and cuts a text as it sends it. */
export const useSize = (locale: string, context: string, text: string) =>
  useQuery({ queryKey: ["line-size", locale, context, text], queryFn: () => api.post<SizeOfLine>("studio/lines/size", { locale, context, text }), enabled: text !== "", gcTime: 0, retry: false });

/** Shows a line as it was just written, before the whole list is read again. */
export function rewrite(client: QueryClient, locale: string, context: string, text: string, draft: boolean): void {
  const state: LineRow["state"] = text === "" ? "missing" : draft ? "draft" : "read";
  const change = (row: LineRow): LineRow => (row.context === context ? { ...row, text: text || null, state, before: null, sms: row.text === text ? row.sms : null } : row);
  client.setQueryData<LineScreen>(kept.script("lines", locale), (screen) => screen && { ...screen, rows: screen.rows.map(change) });
}

/** Writes Uzbek lines in Cyrillic letters as the rule makes them from the Latin ones. */
export function useCyrillic() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (contexts: readonly string[]) => api.post("studio/lines/cyrillic", { contexts }),
    onSuccess: () => client.invalidateQueries({ queryKey: kept.script() }),
  });
}
