import type { CallContext } from '@civicline/service-kit';
import { announceHappened } from '../announce';
import type { Appointment, Localized } from '../domain/appointment';
import { cancel } from '../domain/appointment';
import { mayHandle } from '../domain/permissions';
import { appointmentNotFound } from '../domain/refusals';
import { lockAppointment, updateAppointment } from '../store/appointments';
import { freePlace, lockSlots } from '../store/places';
import { causeOf } from './cause';
import type { Deps } from './deps';
import { onceKey } from './deps';
import { byHandOf, noteHand } from './note-hand';
import { offerFreed } from './offer-freed';

export interface Cancellation {
  readonly code: string;
  readonly phoneProof: string;
  readonly expectedVersion: number;
  readonly reason: Localized | null;
}

/** Cancels an appointment; its place is free again with the commit. Refuses APPOINTMENT_NOT_FOUND, APPOINTMENT_ENDED, VERSION_CONFLICT. */
export const cancelAppointment =
  (deps: Deps) =>
  (wish: Cancellation, call: CallContext): Promise<Appointment> =>
    deps.store.once(onceKey('CancelAppointment', wish, call), async (tx) => {
      const { clock, newId } = deps;
      const current = await lockAppointment(tx, wish.code);
      if (!current) throw appointmentNotFound();
      mayHandle(call.caller, current, wish.phoneProof);
      const cause = causeOf(call);
      const cancelled = byHandOf(cause, deps, cancel(current, wish.expectedVersion, wish.reason, clock.now()));
      await freePlace(tx, current.id, await lockSlots(tx, [current.slot.id]));
      await updateAppointment(tx, cancelled);
      await announceHappened(tx, [{ what: 'cancelled', appointment: cancelled, cause }], newId);
      await noteHand(deps, tx, { before: current, after: cancelled, cause }, call);
      await offerFreed(deps, tx, [current.slot.id], 'cancelled');
      return cancelled;
    });
