import type { Tx } from '@civicline/store';
import type { Appointment } from '../domain/appointment';
import type { Change } from '../domain/closing';
import { scheduleById } from '../store/catalogue';
import type { FreeSlot } from './nearest-slots';
import { nearestFree } from './nearest-slots';

const howMany = 3;

/** To somebody who refused a place: the nearest that are free, at the counter where they had been and at the one they refused. */
export const otherChoices = async (
  from: Pick<Tx, 'query'>,
  { status, slot }: Appointment,
  change: Change,
  now: Date,
): Promise<FreeSlot[]> => {
  if (status !== 'pending') return [];
  const found: FreeSlot[] = [];
  for (const id of new Set([change.from.scheduleId, slot.scheduleId])) {
    const schedule = found.length < howMany ? await scheduleById(from, id, now) : undefined;
    if (schedule) found.push(...(await nearestFree(from, schedule, slot, now, 'public')));
  }
  return found.slice(0, howMany);
};
