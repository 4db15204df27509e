import type { Closure, UntoldVisit } from '@civicline/contracts/rest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { List } from '../api/client';
import { api } from '../api/client';

/** What was closed or cut at an office and is not over, and how far everybody concerned is. */
export const useClosures = (officeId: string) =>
  useQuery({
    queryKey: ['closures', officeId],
    queryFn: () => api<List<Closure>>(`/offices/${encodeURIComponent(officeId)}/closures`),
  });

/** Of whom it is not proven that they know what the office changed. */
export const useUntold = (officeId: string) =>
  useQuery({
    queryKey: ['untold', officeId],
    queryFn: () => api<List<UntoldVisit>>(`/untold?limit=500&office=${encodeURIComponent(officeId)}`),
  });

/** What somebody who called notes. */
export type CallOutcome = 'spoken' | 'not-reached';

const renewAll = (queries: ReturnType<typeof useQueryClient>, officeId: string) =>
  Promise.all(
    ['day-sheet', 'closures', 'untold'].map((key) => queries.invalidateQueries({ queryKey: [key, officeId] })),
  );

export const useRecordTold = (officeId: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ code, outcome }: { code: string; outcome: CallOutcome }) =>
      api(`/appointments/${encodeURIComponent(code)}/told`, { method: 'POST', body: { outcome } }),
    onSettled: () => renewAll(queries, officeId),
  });
};

/** Opens a closed time again; undoing also puts back who was not told. */
export const useLift = (officeId: string) => {
  const queries = useQueryClient();
  const onSettled = () => renewAll(queries, officeId);
  const reopen = useMutation({
    mutationFn: (id: string) => api(`/closures/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSettled,
  });
  const undo = useMutation({
    mutationFn: (id: string) =>
      api<{ putBack: number; stay: number }>(`/closures/${encodeURIComponent(id)}/undo`, { method: 'POST' }),
    onSettled,
  });
  return { reopen, undo };
};
