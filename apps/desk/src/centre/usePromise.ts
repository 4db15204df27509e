import type { CallBack } from '@civicline/contracts/rest';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useKey } from '../api/key';
import { api } from '../api/client';
import { language } from '../i18n/setup';

export interface Promised {
  readonly callBack: CallBack;
  readonly existing: boolean;
}

/** Asks for a call in a window that exists. A second try after an unknown answer promises once. */
export const usePromise = () => {
  const queries = useQueryClient();
  const key = useKey();
  return useMutation({
    mutationFn: (body: {
      name: string;
      phone: string;
      topic: string;
      slotId?: string;
      cause?: string;
      recordId?: string;
      subjectCode?: string;
    }) => api<Promised>('/call-backs', { method: 'POST', key: key.current(), body: { ...body, locale: language() } }),
    onSettled: (_, error) => {
      key.settle(error);
      for (const name of ['windows', 'call-backs', 'caller']) void queries.invalidateQueries({ queryKey: [name] });
    },
  });
};
