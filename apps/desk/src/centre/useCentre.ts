import type { Advice, CallBack, CallBackWindow, CallerHistory, Centre, ContactRecord } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import type { List } from '../api/client';
import { api } from '../api/client';
import { language } from '../i18n/setup';

/** Set by the centre itself, chosen by nobody. */
const unchosen: readonly string[] = ['missed_offer', 'rejected_offer'];

export const useCentre = () =>
  useQuery({
    queryKey: ['centre', language()],
    staleTime: 300_000,
    queryFn: async () => {
      const centre = await api<Centre>('/centre');
      return { ...centre, breakReasons: centre.breakReasons.filter(({ id }) => !unchosen.includes(id)) };
    },
  });

/** Who is on the line: earlier contacts and open promises. */
export const useCaller = (callId: string, known?: CallerHistory | null) =>
  useQuery({
    queryKey: ['caller', callId],
    enabled: callId !== '',
    ...(known ? { initialData: known } : {}),
    queryFn: () => api<CallerHistory>(`/calls/${encodeURIComponent(callId)}/caller`),
  });

/** Whether the call is taken in full or captured quickly. What an offer said is from before it was made: it is asked anew. */
export const useAdvice = (queueId: string, known?: Advice | null) =>
  useQuery({
    queryKey: ['advice', queueId, language()],
    staleTime: 10_000,
    ...(known ? { initialData: known, initialDataUpdatedAt: 0 } : {}),
    queryFn: () => api<Advice>(`/advice?queue=${encodeURIComponent(queueId)}`),
  });

const renewMs = 15_000;

export const useDueCallBacks = () =>
  useQuery({
    queryKey: ['call-backs', 'due'],
    refetchInterval: renewMs,
    queryFn: () => api<List<CallBack>>('/call-backs?status=due&limit=50'),
  });

export const usePartialRecords = () =>
  useQuery({
    queryKey: ['records', 'partial'],
    refetchInterval: renewMs,
    queryFn: () => api<List<ContactRecord>>('/records?status=partial&limit=50'),
  });

export const useWindows = () =>
  useQuery({
    queryKey: ['windows'],
    staleTime: 10_000,
    queryFn: async () => (await api<{ items: CallBackWindow[] }>('/call-back-windows')).items,
  });
