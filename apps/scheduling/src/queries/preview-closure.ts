import type { CallContext, Clock } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import type { ClosureWish, Relocated } from '../commands/close-day';
import { candidateSlots } from '../commands/close-day';
import { mayWorkAt } from '../domain/permissions';
import { officeNotFound } from '../domain/refusals';
import { planRelocation } from '../domain/relocation';
import { displacedBy } from '../store/appointments';
import { officeById, schedulesOf } from '../store/catalogue';
import { occupancyOf } from '../store/places';

/** What closing would do, by the same plan and without a change. Refuses OFFICE_NOT_FOUND, FORBIDDEN. */
export const previewClosure =
  ({ store, clock }: { store: Store; clock: Clock }) =>
  async (wish: Omit<ClosureWish, 'reason'>, call: CallContext): Promise<Relocated[]> => {
    mayWorkAt(call.caller, wish.officeId);
    const now = clock.now();
    if (!(await officeById(store, wish.officeId))) throw officeNotFound();
    const displaced = await displacedBy(store, wish.officeId, wish.from, wish.to, false);
    if (!displaced.length) return [];
    const candidates = candidateSlots(await schedulesOf(store, wish.officeId, now), displaced, wish, now);
    const taken = await occupancyOf(
      store,
      candidates.map(({ id }) => id),
      now,
    );
    const byId = new Map(displaced.map((appointment) => [appointment.id, appointment]));
    return planRelocation(
      displaced.map(({ id, slot, bookedAt }) => ({ appointmentId: id, slot, bookedAt })),
      candidates.map(({ places, ...slot }) => ({ slot, free: taken.get(slot.id)?.free ?? places })),
    ).flatMap(({ appointmentId, from, to }) => {
      const appointment = byId.get(appointmentId);
      return appointment ? [{ appointment, from, to }] : [];
    });
  };
