import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What the local mail server or SMS provider was handed. */
export interface Received {
  readonly id: string;
  readonly channel: 'email' | 'sms' | 'zalo';
  readonly to: string;
  readonly from?: string;
  /** Which provider was handed it. */
  readonly provider?: string;
  readonly subject?: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content?: string;
  }[];
  readonly receivedAt: string;
}

/** How the stand-in SMS provider behaves. */
export const moods = ['ok', 'error500', 'undelivered', 'reject'] as const;

const answerOf = async <T>(response: Response): Promise<T> => {
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return (await response.json()) as T;
};

/** Everything received so far, newest first, followed live. */
export const useReceived = () => {
  const queries = useQueryClient();
  useEffect(() => {
    const stream = new EventSource('/local/messages/stream');
    const renew = () => void queries.invalidateQueries({ queryKey: ['received'] });
    stream.addEventListener('message', renew);
    stream.addEventListener('open', renew);
    return () => stream.close();
  }, [queries]);
  return useQuery({
    queryKey: ['received'],
    queryFn: async () => (await answerOf<{ items: Received[] }>(await fetch('/local/messages'))).items,
  });
};

const post = async (path: string, body: object) =>
  answerOf(
    await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

/** The stand-in providers in the order in which they are asked. */
export const providers = ['sms', 'sms-2'] as const;
type Provider = (typeof providers)[number];

/** The providers' moods, and a way to change them one by one. */
export const useProviders = () => {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['provider'],
    queryFn: async () => answerOf<{ providers: Record<Provider, { mood: string }> }>(await fetch('/local/control')),
  });
  const { mutate: setMode } = useMutation({
    mutationFn: ({ provider, mode }: { provider: Provider; mode: string }) =>
      post('/local/control', { provider, mode }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['provider'] }),
  });
  return { moodOf: (provider: Provider) => data?.providers[provider].mood ?? 'ok', setMode };
};

/** A citizen's SMS to 1022. */
export const useReply = () =>
  useMutation({ mutationFn: (sms: { from: string; text: string }) => post('/local/sms/reply', sms) });

/** Which phones have Zalo. */
export const useZalo = () => {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['zalo'],
    queryFn: async () => answerOf<{ phones: string[] }>(await fetch('/local/zalo')),
  });
  const { mutate: setHas } = useMutation({
    mutationFn: (phone: { phone: string; has: boolean }) => post('/local/zalo', phone),
    onSettled: () => queries.invalidateQueries({ queryKey: ['zalo'] }),
  });
  return { phones: data?.phones ?? [], setHas };
};
