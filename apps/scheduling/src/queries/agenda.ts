import type { CallContext, Clock } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import type { Appointment, Localized } from '../domain/appointment';
import { mayServe } from '../domain/permissions';
import { scheduleNotFound } from '../domain/refusals';
import { appointmentsAt } from '../store/appointments';
import { scheduleById } from '../store/catalogue';

/** Whom a counter expects, as those who work there see it in their own calendar. */
export interface Agenda {
  readonly scheduleId: string;
  readonly name: Localized;
  readonly officeId: string;
  readonly officeName: Localized;
  readonly officeAddress: Localized;
  readonly visits: readonly Appointment[];
}

const visitsAtMost = 5_000;

/** Refuses SCHEDULE_NOT_FOUND, FORBIDDEN. */
export const agendaOf =
  ({ store, clock }: { store: Store; clock: Clock }) =>
  async (scheduleId: string, from: Date, to: Date, call: CallContext): Promise<Agenda> => {
    const schedule = await scheduleById(store, scheduleId, clock.now());
    if (!schedule) throw scheduleNotFound();
    // The feed shows its key at the gateway, and to whom the address was given is for its office to say.
    if (call.caller.role !== 'system') mayServe(call.caller, schedule.officeId);
    const { officeId, name, office } = schedule;
    const visits = await appointmentsAt(store, schedule, from, to, visitsAtMost);
    return { scheduleId, name, officeId, officeName: office.name, officeAddress: office.address, visits };
  };
