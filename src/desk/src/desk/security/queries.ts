import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/api";
import { kept } from "../api/memory";
import type { SecondFactor, Session, TelegramLink } from "../api/model";

export const useSecondFactor = () => useQuery({ queryKey: kept.secondFactor, queryFn: () => api.get<SecondFactor>("me/second-factor") });

export const useSessions = () => useQuery({ queryKey: kept.sessions, queryFn: () => api.get<Session[]>("me/sessions") });

/** How it stands with one's own account in Telegram; with `every` it is looked at again so often, in milliseconds. */
export const useTelegram = (every?: number) => useQuery({ queryKey: kept.telegram, queryFn: () => api.get<TelegramLink>("telegram"), refetchInterval: every ?? false });

/** A change of that. */
export function useTelegramAct<Given>(act: (given: Given) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSettled: () => client.invalidateQueries({ queryKey: kept.telegram }) });
}

/** A change of one's own account; afterwards what is known of it is read again. */
export function useOwnAct<Given, Answer>(act: (given: Given) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => Promise.all([kept.secondFactor, kept.sessions, kept.me].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
