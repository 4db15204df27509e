import type { Procedure, ProcedureField, ProcedureSummary } from '@civicline/contracts/rest';
import { useDebouncedValue } from '@mantine/hooks';
import { queryOptions, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { List } from '../api/client';
import { api } from '../api/client';
import { language } from '../i18n/setup';

const search = (query: string, limit: number) =>
  queryOptions({
    queryKey: ['procedures', query, limit, language()],
    queryFn: ({ signal }) =>
      api<List<ProcedureSummary>>(`/procedures?limit=${limit}&q=${encodeURIComponent(query)}`, { signal }),
  });

/** The fields that there are procedures of, most procedures first. */
export const useFields = () =>
  useQuery({
    queryKey: ['procedure-fields', language()],
    queryFn: () => api<List<ProcedureField>>('/procedure-fields'),
  });

/** Procedures by their codes, in that order. */
export const useProceduresNamed = (codes: readonly string[]) =>
  useQuery({
    queryKey: ['procedures', 'named', codes, language()],
    queryFn: () => api<List<ProcedureSummary>>(`/procedures?codes=${encodeURIComponent(codes.join(','))}`),
  });

/** All procedures of a field, page by page. */
export const useProceduresOf = (field: string) =>
  useInfiniteQuery({
    queryKey: ['procedures', 'of', field, language()],
    enabled: field !== '',
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      api<List<ProcedureSummary>>(
        `/procedures?limit=100&field=${encodeURIComponent(field)}${pageParam && `&cursor=${encodeURIComponent(pageParam)}`}`,
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/**
 * Procedures that fit what is being typed. While the answer is on its way the one before stays, so that the list does not
 * flicker; only when `settled` do the items belong to the words. `best` asks at once, without waiting for the typing to end.
 */
export const useProcedures = (typed: string, limit = 100) => {
  const queries = useQueryClient();
  const words = typed.trim();
  const [query] = useDebouncedValue(words, 120);
  const found = useQuery({
    ...search(query, limit),
    placeholderData: (before, beforeQuery) => (beforeQuery?.queryKey[1] ? before : undefined),
  });
  return {
    ...found,
    settled: found.isSuccess && !found.isPlaceholderData && query === words,
    best: async () => (await queries.fetchQuery({ ...search(words, limit), staleTime: 10_000 })).items[0],
  };
};

export const useProcedure = (code: string) =>
  useQuery({
    queryKey: ['procedure', code, language()],
    enabled: code !== '',
    queryFn: () => api<Procedure>(`/procedures/${encodeURIComponent(code)}`),
  });
