import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/api";
import { kept } from "../api/memory";
import type { Account, OpenInvitation } from "../api/model";

export const useAccounts = () => useQuery({ queryKey: kept.accounts, queryFn: () => api.get<Account[]>("accounts") });

export const useInvitations = () => useQuery({ queryKey: kept.invitations, queryFn: () => api.get<OpenInvitation[]>("invitations") });

/** Something that is done to an account or an invitation; then all of them are read again, and who one is oneself. */
export function useAccountAct<Given, Answer>(act: (given: Given) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    // Whatever came of it: a refusal may say that somebody else was quicker.
    onSettled: () => {
      void client.invalidateQueries({ queryKey: kept.accounts });
      void client.invalidateQueries({ queryKey: kept.invitations });
      void client.invalidateQueries({ queryKey: kept.me });
    },
  });
}
