import type { Procedure, ProcedureSummary } from '@civicline/contracts/rest';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { List } from '../api/client';
import { api } from '../api/client';
import { language } from '../i18n/setup';

/** Procedures that fit what is being typed. */
export const useProcedures = (typed: string, limit = 100) => {
  const [query] = useDebouncedValue(typed.trim(), 120);
  return useQuery({
    queryKey: ['procedures', query, limit, language()],
    queryFn: ({ signal }) =>
      api<List<ProcedureSummary>>(`/procedures?limit=${limit}&q=${encodeURIComponent(query)}`, { signal }),
    placeholderData: keepPreviousData,
  });
};

export const useProcedure = (code: string) =>
  useQuery({
    queryKey: ['procedure', code, language()],
    enabled: code !== '',
    queryFn: () => api<Procedure>(`/procedures/${encodeURIComponent(code)}`),
  });
