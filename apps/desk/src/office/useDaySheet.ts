import type { Appointment, Closure, Readiness, Slot } from '@civicline/contracts/rest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { useLive } from '../api/live';

/** Where an office gives appointments. */
export interface Counter {
  readonly id: string;
  readonly name: string;
}

interface DaySheet {
  readonly appointments: Appointment[];
  readonly slots: Slot[];
  readonly closures: Closure[];
  /** Of each appointment, in the same order. */
  readonly readiness: Readiness[];
  readonly counters: Counter[];
}

/** What an officer notes about a visit. */
export type Step = 'check-in' | 'fulfil' | 'no-show' | 'send-home';

/** The day of an office, which follows what happens there; `live` is false while it cannot. */
export const useDaySheet = (officeId: string, day: string) => {
  const queries = useQueryClient();
  const live = useLive(
    ['appointment', 'closure', 'readiness'],
    () => {
      for (const key of ['day-sheet', 'closures', 'untold'])
        void queries.invalidateQueries({ queryKey: [key, officeId] });
    },
    officeId,
  );
  const sheet = useQuery({
    queryKey: ['day-sheet', officeId, day],
    enabled: officeId !== '',
    queryFn: () => api<DaySheet>(`/offices/${encodeURIComponent(officeId)}/day-sheet?day=${day}`),
  });
  return { ...sheet, live };
};

/** Notes what happened at the counter. */
export const useAttend = (officeId: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ code, step }: { code: string; step: Step }) =>
      api(`/appointments/${encodeURIComponent(code)}/${step}`, { method: 'POST' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['day-sheet', officeId] }),
  });
};
