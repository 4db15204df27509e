import type { OpenSession } from '@civicline/contracts/rest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { List } from '../api/client';
import { api } from '../api/client';

/** Where an account is signed in; '' is one's own. */
export const useSessions = (account: string) =>
  useQuery({
    queryKey: ['sessions', account],
    queryFn: () => api<List<OpenSession>>(`/sessions${account ? `?account=${encodeURIComponent(account)}` : ''}`),
  });

/** Ends one session, or all of an account; of one's own, when none is named, all but this one. */
export const useEnding = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: { readonly id: string } | { readonly account: string }) =>
      'id' in wish
        ? api(`/sessions/${encodeURIComponent(wish.id)}`, { method: 'DELETE' })
        : api('/sessions/end', { method: 'POST', body: wish.account ? { account: wish.account } : {} }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
};
