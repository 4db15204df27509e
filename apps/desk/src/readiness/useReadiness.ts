import type { Readiness } from '@civicline/contracts/rest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { language } from '../i18n/setup';

export type PaperState = Readiness['papers'][number]['state'];

/** What is said of papers: of some, or that everything is ready. */
export type Ticking =
  | { readonly items: readonly { readonly key: string; readonly state: PaperState; readonly reason?: string }[] }
  | { readonly allReady: true };

const pathOf = (code: string) => `/appointments/${encodeURIComponent(code)}/readiness`;

/** Which papers a visit has, and saying so. Citizens prove with the number it was booked with; staff need none. */
export const useReadiness = (code: string, phone: string) => {
  const queries = useQueryClient();
  const queryKey = ['readiness', code, language()];
  const proof = phone ? { phone } : {};
  const found = useQuery({ queryKey, queryFn: () => api<Readiness>(pathOf(code), proof) });
  const tick = useMutation({
    mutationFn: (body: Ticking) => api<Readiness>(pathOf(code), { method: 'POST', ...proof, body }),
    onSuccess: (readiness) => {
      queries.setQueryData(queryKey, readiness);
      void queries.invalidateQueries({ queryKey: ['day-sheet'] });
    },
  });
  return { ...found, tick };
};
