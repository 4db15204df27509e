import type { Clock } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import type { Appointment } from '../domain/appointment';
import { slotsBetween } from '../domain/opening';
import { openOfPhone } from '../store/appointments';
import { occupancyOf } from '../store/places';
import { schedulesFor } from '../store/promises';
import type { FreeSlot } from './nearest-slots';
import { withOccupancy } from './nearest-slots';

export interface WindowQuestion {
  readonly purpose: string;
  readonly from: Date;
  readonly to: Date;
  readonly includeFull: boolean;
}

/** Windows of a purpose, earliest first; those of several teams side by side. */
export const listWindows =
  ({ store, clock }: { store: Store; clock: Clock }) =>
  async ({ purpose, from, to, includeFull }: WindowQuestion): Promise<FreeSlot[]> => {
    const now = clock.now();
    const schedules = await schedulesFor(store, purpose);
    const offered = schedules.map((schedule) => ({ schedule, slots: slotsBetween(schedule, from, to, now) }));
    const taken = await occupancyOf(
      store,
      offered.flatMap(({ slots }) => slots.map(({ id }) => id)),
      now,
      'all',
    );
    return offered
      .flatMap(({ schedule, slots }) => withOccupancy(slots, schedule, taken, 'all'))
      .filter(({ free }) => includeFull || free > 0)
      .sort((a, b) => a.start.getTime() - b.start.getTime() || (a.id < b.id ? -1 : 1));
  };

/** Appointments ahead of a citizen, earliest first. */
export const visitsOf =
  ({ store, clock }: { store: Store; clock: Clock }) =>
  (phone: string): Promise<Appointment[]> =>
    openOfPhone(store, phone, clock.now());
