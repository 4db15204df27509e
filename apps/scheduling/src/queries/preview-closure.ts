import type { CallContext, Clock } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import type { ClosureWish, Relocated } from '../commands/close-day';
import { begins, openingsIn, proceduresOf } from '../commands/close-day';
import { mayWorkAt } from '../domain/permissions';
import { closureInPast, officeNotFound } from '../domain/refusals';
import { displacedOf, planRelocation, relocationSlots } from '../domain/relocation';
import { displacedBy } from '../store/appointments';
import { officeById, schedulesOf } from '../store/catalogue';

/** What closing would do, by the same plan and without a change. Refuses OFFICE_NOT_FOUND, CLOSURE_IN_PAST, FORBIDDEN. */
export const previewClosure =
  ({ store, clock }: { store: Store; clock: Clock }) =>
  async (wish: Omit<ClosureWish, 'reason'>, call: CallContext): Promise<Relocated[]> => {
    mayWorkAt(call.caller, wish.officeId);
    const now = clock.now();
    if (!(await officeById(store, wish.officeId))) throw officeNotFound();
    if (wish.to <= now) throw closureInPast();
    const appointments = await displacedBy(store, wish.officeId, begins(wish, now), wish.to, false);
    if (!appointments.length) return [];
    const schedules = await schedulesOf(store, wish.officeId, now);
    const displaced = displacedOf(appointments, schedules, await proceduresOf(store, appointments));
    const openings = await openingsIn(store, relocationSlots(displaced, schedules, wish, now), now);
    const byId = new Map(appointments.map((appointment) => [appointment.id, appointment]));
    return planRelocation(displaced, openings).flatMap(({ appointmentId, from, to }) => {
      const appointment = byId.get(appointmentId);
      return appointment ? [{ appointment, from, to }] : [];
    });
  };
