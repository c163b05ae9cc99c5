import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, ApiError } from "../api/api";
import { kept } from "../api/memory";
import type { Case } from "../api/model";

/**
 * An open case with everything that its screen shows. Each read is noted by the server, so it is read when something changed and not otherwise. Whoever leaves it lets go of it: opened again
 * it would stand there as it was, with a reply box and a version that are no longer true.
 */
export const useCase = (id: string) => useQuery({ queryKey: kept.case(id), queryFn: () => api.open(id), refetchOnReconnect: false, gcTime: 0 });

/**
 * Something that is done to a case as it stands on the screen. What was decided stands, whether or not the page can show it at once; where somebody else was quicker the case is read again before
 * the words of the refusal are shown.
 */
export function useCaseAct<Given, Answer>(id: string, act: (version: number, given: Given) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Given) => act(client.getQueryData<Case>(kept.case(id))?.version ?? 0, given),
    onError: async (error) => {
      if (error instanceof ApiError && error.status === 409) await client.invalidateQueries({ queryKey: kept.case(id) });
    },
    onSuccess: () => {
      for (const queryKey of [kept.case(id), kept.queue, kept.mine]) void client.invalidateQueries({ queryKey });
    },
  });
}
