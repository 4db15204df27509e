import type { Appointment, Message } from '@civicline/contracts/rest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { List } from '../api/client';
import { api } from '../api/client';

export type FailedStep = 'retry' | 'told-by-voice' | 'not-needed';

/** Failed messages that nobody has dealt with, oldest first. Others work on the same list. */
export const useFailed = () =>
  useQuery({
    queryKey: ['failed-messages'],
    queryFn: () => api<List<Message> & { total: number }>('/messages/failed?limit=100'),
    refetchInterval: 10_000,
  });

/** Sends a failed message anew, or says how it was dealt with. */
export const useDealWith = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, step }: { id: string; step: FailedStep }) =>
      step === 'retry'
        ? api<Message>(`/messages/${id}/retry`, { method: 'POST' })
        : api<Message>(`/messages/${id}/resolve`, { method: 'POST', body: { resolution: step } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['failed-messages'] }),
  });
};

/** Whose visit it is, asked for when somebody is about to call. */
export const useVisitOf = (code: string, wanted: boolean) =>
  useQuery({
    queryKey: ['appointment', code, 'to-call'],
    enabled: wanted,
    queryFn: () => api<Appointment>(`/appointments/${encodeURIComponent(code)}`),
  });

/** What stands behind a reason, in words that there are texts for. */
export const whyOf = (reason: string): string => {
  if (reason === 'PROVIDER_UNSURE') return 'unsure';
  if (/^(PROVIDER|SMPP|ZALO)_/.test(reason)) return 'refused';
  if (reason.startsWith('UNDELIVERED_')) return 'undelivered';
  if (reason.startsWith('BOUNCED_') || reason.startsWith('SMTP_5')) return 'bounced';
  return 'other';
};
