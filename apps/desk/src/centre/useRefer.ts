import type { Referral } from '@civicline/contracts/rest';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { useKey } from '../api/key';
import { language } from '../i18n/setup';
import type { RecordInHand } from './useRecord';

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

/** What the record says of the matter, as far as it decides whose it is. */
export const matterIn = ({ valueOf }: RecordInHand) => ({
  topic: valueOf('topic'),
  procedureCode: valueOf('procedureCode'),
  unitCode: valueOf('unitCode'),
});

/** What must be noted before a question can go anywhere. */
export const lacksOf = ({ valueOf }: RecordInHand) =>
  (['name', 'number', 'question'] as const).filter((field) => !valueOf(field).trim());

/** The record as a question for whoever answers for it. */
export const questionIn = (
  hand: RecordInHand,
  from: Pick<Question, 'callId' | 'recordId'>,
  wantsCallBack: boolean,
): Question => ({
  ...matterIn(hand),
  // Of a procedure it has the field of the procedure; of nothing that is known it is something else.
  ...(hand.valueOf('topic') || hand.valueOf('procedureCode') ? {} : { topic: 'other' }),
  question: hand.valueOf('question'),
  citizen: { name: hand.valueOf('name'), phone: hand.valueOf('number') },
  dossierCode: hand.valueOf('dossierCode'),
  wantsCallBack,
  ...from,
});

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
