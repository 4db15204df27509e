import type { Referral } from '@civicline/contracts/rest';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { useKey } from '../api/key';
import { language } from '../i18n/setup';

interface Question {
  readonly topic: string;
  readonly procedureCode: string;
  readonly unitCode: string;
  readonly question: string;
  readonly citizen: { readonly name: string; readonly phone: string };
  readonly dossierCode: string;
  readonly wantsCallBack: boolean;
  readonly callId: string;
  readonly recordId: string;
}

/** Refers a question to whoever answers for it. A second try after an unknown answer refers once. */
export const useRefer = () => {
  const queries = useQueryClient();
  const key = useKey();
  return useMutation({
    mutationFn: (body: Question) =>
      api<Referral>('/referrals', { method: 'POST', key: key.current(), body: { ...body, locale: language() } }),
    onSettled: (_, error) => {
      key.settle(error);
      void queries.invalidateQueries({ queryKey: ['referrals'] });
    },
  });
};
