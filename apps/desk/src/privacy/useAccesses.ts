import type { Access } from '@civicline/contracts/rest';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { List } from '../api/client';
import { api } from '../api/client';

/** Whose data, who had to do with them, or about what; and why it is asked. */
export interface Question {
  readonly by: 'number' | 'account' | 'about';
  readonly value: string;
  readonly purpose: string;
}

/** Asked once, when somebody asks: each look is noted. */
export const useAccesses = (question: Question | undefined) =>
  useInfiniteQuery({
    queryKey: ['accesses', question],
    enabled: question !== undefined,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api<List<Access>>('/privacy/accesses', {
        method: 'POST',
        signal,
        body: {
          ...(question ? { [question.by]: question.value, purpose: question.purpose } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
