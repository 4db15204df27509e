import type { Appointment, Closure, Slot } from '@civicline/contracts/rest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../api/client';

export interface DaySheet {
  readonly appointments: Appointment[];
  readonly slots: Slot[];
  readonly closures: Closure[];
}

/** The day of an office, which follows what happens there. */
export const useDaySheet = (officeId: string, day: string) => {
  const queries = useQueryClient();
  useEffect(() => {
    const stream = new EventSource(`/api/v1/live?office=${encodeURIComponent(officeId)}`);
    const renew = () => void queries.invalidateQueries({ queryKey: ['day-sheet', officeId] });
    for (const kind of ['appointment', 'closure']) stream.addEventListener(kind, renew);
    // A stream that was cut has missed something.
    stream.addEventListener('open', renew);
    return () => stream.close();
  }, [officeId, queries]);
  return useQuery({
    queryKey: ['day-sheet', officeId, day],
    enabled: officeId !== '',
    queryFn: () => api<DaySheet>(`/offices/${officeId}/day-sheet?day=${day}`),
  });
};

/** Notes what happened at the counter. */
export const useAttend = (officeId: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ code, step }: { code: string; step: 'check-in' | 'fulfil' | 'no-show' }) =>
      api<Appointment>(`/appointments/${code}/${step}`, { method: 'POST' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['day-sheet', officeId] }),
  });
};
