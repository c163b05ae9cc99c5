import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api } from "../../api/api";
import { kept } from "../../api/memory";
import { tongue } from "../../words/tongue";
import type { DraftFile } from "../draft/model";
import { readFileOrNone, writeFiles } from "../draft/queries";
import type { Changes, Entry, EntryPage } from "./model";

/** What the draft changes of what is in force; with a number, what that publication changed of the one before it. */
export const useChanges = (number: number | null) =>
  useQuery({
    queryKey: kept.script("changes", String(number), tongue()),
    queryFn: () => api.get<Changes>(number === null ? "studio/changes" : `publications/${number}/changes`),
  });

/** What was published, the newest first: the pages that were asked for, as one list. */
export const useHistory = () =>
  useInfiniteQuery({
    queryKey: kept.script("history"),
    queryFn: ({ pageParam }) => api.get<EntryPage>(`publications${pageParam === null ? "" : `?before=${pageParam}`}`),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.more ? (page.entries[page.entries.length - 1]?.number ?? null) : null),
    select: ({ pages }) => pages.flatMap((page) => page.entries),
  });

export const publishDraft = (seen: { readonly number: number; readonly hash: string }, why: string): Promise<Entry> => api.post<Entry>("studio/publish", { ...seen, why });

/** The files of `to` again, under a new number; `current` is what stood as the newest when this was asked. */
export const rollBack = (to: number, current: number, why: string): Promise<Entry> => api.post<Entry>(`publications/${to}/rollback`, { number: current, why });

/** Texts that were taken out of the draft: null is a file that it took away. */
export type Discarded = readonly { readonly path: string; readonly text: string | null }[];

/** Takes files out of the draft, as they were looked at, and hands back what stood in them. */
export async function discard(files: readonly DraftFile[]): Promise<Discarded> {
  const texts = await Promise.all(files.map(({ path }) => readFileOrNone(path)));
  await api.post("studio/discard", { files: files.map(({ path, version }) => ({ path, version })) });
  return texts.map(({ path, text }) => ({ path, text }));
}

/** Writes them into the draft again, unless somebody has written these files since. */
export async function bringBack(gone: Discarded): Promise<unknown> {
  const now = await Promise.all(gone.map(({ path }) => readFileOrNone(path)));
  return writeFiles(gone.map(({ path, text }, index) => ({ path, text, version: now[index]?.version ?? 0 })));
}
