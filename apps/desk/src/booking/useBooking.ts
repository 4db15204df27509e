import type { Booking, Hold } from '@civicline/contracts/rest';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { useKey } from '../api/key';
import { language } from '../i18n/setup';

export interface Citizen {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

export const useHold = () =>
  useMutation({ mutationFn: (slotId: string) => api<Hold>('/holds', { method: 'POST', body: { slotId } }) });

/** Lets a place go that somebody chose and then did not want. */
export const releaseHold = (id: string) => void api(`/holds/${id}`, { method: 'DELETE' }).catch(() => undefined);

export const useBook = () => {
  const queries = useQueryClient();
  const key = useKey();
  return useMutation({
    mutationFn: ({
      citizen: { email, ...citizen },
      ...place
    }: {
      slotId?: string;
      holdId?: string;
      procedureCode: string;
      citizen: Citizen;
      confirmDuplicate?: boolean;
      overbook?: { reason: string };
    }) =>
      api<Booking>('/appointments', {
        method: 'POST',
        key: key.current(),
        body: { ...place, citizen: { ...citizen, ...(email ? { email } : {}) }, locale: language() },
      }),
    onSettled: (_, error) => {
      key.settle(error);
      void queries.invalidateQueries({ queryKey: ['slots'] });
    },
  });
};
