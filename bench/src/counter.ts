import { scheduling } from '@civicline/contracts';
import type { Calls } from '@civicline/service-kit';
import { callContext } from '@civicline/service-kit';

/** Open round the clock, so that a bench never meets a closed door. */
export const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  intervals: [{ opens: '00:00', closes: '24:00' }],
}));

/** The day that is so many days away, as the ids of slots name it. */
export const dayAway = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');

const days = 10;

/** A counter of the bench's own at an office of the house, round the clock; gives the id of its nth slot, over and over. */
export const openCounter = async (
  client: Pick<Calls<typeof scheduling.SchedulingServiceService>, 'importSchedules'>,
  id: string,
  places: number,
): Promise<(n: number) => string> => {
  const schedule = scheduling.Schedule.fromPartial({
    ...{ id, officeId: 'ppac', name: { vi: id, en: id }, slotMinutes: 30, places, horizonDays: 60 },
    hours: { weekly: always },
  });
  const { faults } = await client.importSchedules(
    { schedules: [schedule], dryRun: false },
    callContext({ caller: { role: 'system', id: 'bench' }, timeoutMs: 30_000 }),
  );
  if (faults.length) throw new Error(JSON.stringify(faults));
  return (n) => `${id}.${dayAway(10 + (n % days))}T${String(Math.floor(n / days) % 24).padStart(2, '0')}00`;
};
