import type { Referral } from '@civicline/contracts/rest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { List } from '../api/client';
import { api } from '../api/client';
import { useKey } from '../api/key';
import { useLive } from '../api/live';

export const pathOf = (code: string) => `/referrals/${encodeURIComponent(code.trim())}`;

export interface Wish {
  readonly status: string;
  readonly overdue: boolean;
  readonly search: string;
}

/** What lies with an office, due first: its own officers see their office's, the hotline sees all. */
export const useInbox = ({ status, overdue, search }: Wish) => {
  const asked = new URLSearchParams({ limit: '100' });
  if (status) asked.set('status', status);
  if (overdue) asked.set('overdue', 'true');
  if (search.trim()) asked.set('search', search.trim());
  return useQuery({
    queryKey: ['referrals', asked.toString()],
    queryFn: () => api<List<Referral>>(`/referrals?${asked.toString()}`),
    placeholderData: (before) => before,
  });
};

/** Shows anew what changes of referrals, as it changes. */
export const useLiveReferrals = () => {
  const queries = useQueryClient();
  useLive(['referral'], () => {
    void queries.invalidateQueries({ queryKey: ['referrals'] });
    void queries.invalidateQueries({ queryKey: ['referral'] });
  });
};

/** What was ever asked about a dossier; of no dossier nothing. */
export const useOfDossier = (dossier: string) =>
  useQuery({
    queryKey: ['referrals', 'dossier', dossier],
    enabled: dossier !== '',
    queryFn: () => api<List<Referral>>(`/referrals?${new URLSearchParams({ dossier }).toString()}`),
  });

export const useReferral = (code: string) =>
  useQuery({ queryKey: ['referral', code], queryFn: () => api<Referral>(pathOf(code)) });

/** One step of a referral, after which it is shown as it then is. */
export const useStep = (code: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ step, body }: { step: string; body: unknown }) =>
      api<Referral>(`${pathOf(code)}/${step}`, { method: 'POST', body }),
    onSuccess: (changed) => {
      queries.setQueryData(['referral', code], changed);
      void queries.invalidateQueries({ queryKey: ['referrals'] });
    },
  });
};

/** The same answer to many: what was refused stays named. */
export const useAnswerMany = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { codes: readonly string[]; text: string }) =>
      api<{ outcomes: { code: string; reason: string }[] }>('/referral-answers', { method: 'POST', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['referrals'] }),
  });
};

interface Why {
  /** What was not answered, or not carried out. */
  readonly referral: Referral;
  readonly question: string;
  readonly wantsCallBack: boolean;
}

/** Asks the office of a referral to explain it. A second try after an unknown answer asks once. */
export const useAskWhy = () => {
  const queries = useQueryClient();
  const key = useKey();
  return useMutation({
    mutationFn: ({ referral, question, wantsCallBack }: Why) => {
      const { code, topic, procedureCode, unitCode, citizen, dossierCode, office } = referral;
      const { name, phone } = citizen;
      const about = { topic, procedureCode, unitCode, dossierCode, previousCode: code };
      const to = office ? { officeId: office.id } : {};
      const body = { ...about, ...to, question, citizen: { name, phone }, wantsCallBack };
      return api<Referral>('/referrals', { method: 'POST', key: key.current(), body });
    },
    onSettled: (_, error) => {
      key.settle(error);
      void queries.invalidateQueries({ queryKey: ['referrals'] });
    },
  });
};
