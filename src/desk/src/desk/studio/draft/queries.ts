import { useQuery } from "@tanstack/react-query";
import { api, ApiError } from "../../api/api";
import { kept } from "../../api/memory";
import type { Check, Draft, FileText, FileWrite } from "./model";

export const readFile = (path: string): Promise<FileText> => api.get<FileText>(`studio/file?path=${encodeURIComponent(path)}`);

/** The same for a file that may be gone by now. */
export const readFileOrNone = (path: string): Promise<FileText> =>
  readFile(path).catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 404) return { path, text: null, base: null, version: 0, by: null, at: null };
    throw error;
  });

/** Writes files into the draft: all, or none where one of them has changed meanwhile (409). */
export const writeFiles = async (files: readonly FileWrite[]): Promise<readonly { readonly path: string; readonly version: number }[]> =>
  (await api.post<{ readonly files: readonly { readonly path: string; readonly version: number }[] }>("studio/files", { files })).files;

export const useDraft = () => useQuery({ queryKey: kept.script("draft"), queryFn: () => api.get<Draft>("studio") });

export const useCheck = () => useQuery({ queryKey: kept.script("check"), queryFn: () => api.get<Check>("studio/check") });

export const useFile = (path: string) => useQuery({ queryKey: kept.script("file", path), queryFn: () => readFile(path) });

/** The texts of many files at once, by path. */
export const useTexts = (name: string, paths: readonly string[], enabled: boolean) =>
  useQuery({
    queryKey: kept.script(name, ...paths),
    queryFn: async () => Object.fromEntries((await Promise.all(paths.map(readFile))).map((file) => [file.path, file])) as Readonly<Record<string, FileText>>,
    enabled,
  });
