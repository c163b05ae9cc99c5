import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api";
import { kept } from "../../api/memory";
import type { Funnel } from "./model";

/** The numbers of a dialog in the last days; `language` null: of all languages. Read once it is looked at. */
export const useFunnel = (dialog: string, days: number, language: string | null, enabled = true) =>
  useQuery({
    queryKey: kept.script("funnel", dialog, String(days), language ?? ""),
    queryFn: () => api.get<Funnel>(`studio/funnels?${new URLSearchParams({ dialog, days: String(days), ...(language ? { language } : {}) }).toString()}`),
    enabled: enabled && dialog !== "",
  });
