import type { DeadLetter, DeadLetterDetail } from '@civicline/contracts/rest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { List } from '../api/client';
import { api } from '../api/client';

const everyMs = 5_000;

type Which = Pick<DeadLetter, 'group' | 'id'>;

const pathOf = ({ group, id }: Which) => `/dead-letters/${encodeURIComponent(group)}/${encodeURIComponent(id)}`;

export const useDeadLetters = () =>
  useQuery({
    queryKey: ['dead-letters'],
    queryFn: () => api<List<DeadLetter>>('/dead-letters?limit=200'),
    refetchInterval: everyMs,
  });

export const useDeadLetter = (which: Which) =>
  useQuery({
    queryKey: ['dead-letters', which.group, which.id],
    queryFn: () => api<DeadLetterDetail>(pathOf(which)),
  });

/** Sends some again, one after the other: in the order in which they happened, so that the order of a key stays. */
export const useReplay = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (letters: readonly DeadLetter[]) => {
      const inOrder = [...letters].sort((a, b) => a.time.localeCompare(b.time));
      for (const letter of inOrder) await api(`${pathOf(letter)}/replay`, { method: 'POST' });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['dead-letters'] }),
  });
};
