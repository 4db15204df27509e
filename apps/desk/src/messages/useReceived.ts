import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What the local mail server or SMS provider was handed. */
export interface Received {
  readonly id: string;
  readonly channel: 'email' | 'sms';
  readonly to: string;
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

/** The provider's mood, and a way to change it. */
export const useProvider = () => {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['provider'],
    queryFn: async () => answerOf<{ mode: string }>(await fetch('/local/control')),
  });
  const { mutate: setMode } = useMutation({
    mutationFn: async (mode: string) =>
      answerOf(
        await fetch('/local/control', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ mode }),
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['provider'] }),
  });
  return { mode: data?.mode ?? 'ok', setMode };
};
