import { addDays, instantOf } from '@civicline/calendar';
import type { CallContext, Clock } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import type { Appointment, Localized } from '../domain/appointment';
import type { Closure } from '../domain/closing';
import { slotsOn } from '../domain/opening';
import { mayWorkAt } from '../domain/permissions';
import { officeNotFound } from '../domain/refusals';
import { appointmentsBetween } from '../store/appointments';
import { officeById, schedulesOf } from '../store/catalogue';
import { closuresBetween } from '../store/closures';
import { withOverbookings } from '../store/overbookings';
import { occupancyOf } from '../store/places';
import type { Readiness } from '../store/readiness';
import { readinessOf } from '../store/readiness';
import type { FreeSlot } from './nearest-slots';
import { withOccupancy } from './nearest-slots';

export interface DaySheet {
  readonly appointments: Appointment[];
  readonly slots: FreeSlot[];
  readonly closures: Closure[];
  /** Of each appointment, in the same order. */
  readonly readiness: readonly Readiness[];
  /** Where the office gives appointments, in order of their names. */
  readonly counters: readonly { readonly id: string; readonly name: Localized }[];
}

const byName = (a: { name: Localized }, b: { name: Localized }) => a.name.vi.localeCompare(b.name.vi, 'vi');

/** The day of one office. Refuses OFFICE_NOT_FOUND, FORBIDDEN. */
export const daySheet =
  ({ store, clock }: { store: Store; clock: Clock }) =>
  async (officeId: string, day: string, call: CallContext): Promise<DaySheet> => {
    mayWorkAt(call.caller, officeId);
    const now = clock.now();
    const [from, to] = [instantOf(day, '00:00'), instantOf(addDays(day, 1), '00:00')];
    const [office, appointments, closures, schedules] = await Promise.all([
      officeById(store, officeId),
      appointmentsBetween(store, officeId, from, to),
      closuresBetween(store, officeId, from, to),
      schedulesOf(store, officeId, now),
    ]);
    if (!office) throw officeNotFound();
    const offered = schedules.map((schedule) => ({ schedule, slots: slotsOn(schedule, day) }));
    const taken = await occupancyOf(
      store,
      offered.flatMap(({ slots }) => slots.map(({ id }) => id)),
      now,
      'all',
    );
    const slots = offered.flatMap(({ schedule, slots: own }) => withOccupancy(own, schedule, taken, 'all'));
    const readiness = await readinessOf(store, appointments);
    return {
      appointments: await withOverbookings(store, appointments),
      closures,
      readiness,
      counters: schedules.map(({ id, name }) => ({ id, name })).sort(byName),
      slots: slots.sort((a, b) => a.start.getTime() - b.start.getTime()),
    };
  };
