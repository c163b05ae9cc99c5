import { useQuery } from "@tanstack/react-query";
import { api } from "../api/api";
import { kept } from "../api/memory";
import type { CodeTables } from "../api/model";

/** What a case can be coded with. It changes with the program only. */
export const useCodes = () => useQuery({ queryKey: kept.codes, queryFn: () => api.get<CodeTables>("codes"), staleTime: Infinity });
