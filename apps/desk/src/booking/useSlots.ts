import { addDays } from '@civicline/calendar';
import type { Office, Slot } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import type { List } from '../api/client';
import { api } from '../api/client';
import { language } from '../i18n/setup';
import { dayOf, today } from '../when';

export const useOffices = (procedureCode: string, unit: string) =>
  useQuery({
    queryKey: ['offices', procedureCode, unit, language()],
    queryFn: () =>
      api<List<Office>>(
        `/offices?limit=100&procedure=${encodeURIComponent(procedureCode)}&unit=${encodeURIComponent(unit)}`,
      ),
  });

const daysShown = 21;

/** Slots of the coming three weeks, full ones too, by local day. */
export const useSlots = (officeId: string, procedureCode: string) =>
  useQuery({
    queryKey: ['slots', officeId, procedureCode],
    enabled: officeId !== '',
    staleTime: 10_000,
    queryFn: async () => {
      const { items } = await api<List<Slot>>(
        `/slots?limit=1000&includeFull=true&office=${encodeURIComponent(officeId)}&procedure=${encodeURIComponent(procedureCode)}&from=${new Date().toISOString()}&to=${addDays(today(), daysShown)}`,
      );
      const days = new Map<string, Slot[]>();
      for (const slot of items) days.set(dayOf(slot.start), [...(days.get(dayOf(slot.start)) ?? []), slot]);
      return days;
    },
  });
