import { localDay } from '@civicline/calendar';
import type { CallContext } from '@civicline/service-kit';
import { announceHappened } from '../announce';
import type { Appointment, Localized } from '../domain/appointment';
import { isOpen, move } from '../domain/appointment';
import { serves } from '../domain/opening';
import { mayHandle, reachOf } from '../domain/permissions';
import {
  alreadyBooked,
  appointmentEnded,
  appointmentNotFound,
  procedureNotServed,
  sameSlot,
  slotFull,
} from '../domain/refusals';
import { nearestFree } from '../queries/nearest-slots';
import { lockAppointment, updateAppointment } from '../store/appointments';
import { alreadyThatDay } from '../store/bookings';
import { procedureByCode } from '../store/catalogue';
import { freePlace, lockSlots, materialise, takePlace } from '../store/places';
import { causeOf } from './cause';
import type { Deps } from './deps';
import { onceKey } from './deps';
import { findSlot } from './find-slot';
import { byHandOf, noteHand } from './note-hand';
import { offerFreed } from './offer-freed';

export interface Move {
  readonly code: string;
  readonly slotId: string;
  readonly phoneProof: string;
  /** 0 moves whichever version there is. */
  readonly expectedVersion: number;
  readonly reason: Localized | null;
}

/**
 * Moves an appointment in one transaction: both slots are locked in a fixed order, and a refusal leaves the old place as it
 * was. Refuses as booking does, and APPOINTMENT_NOT_FOUND, APPOINTMENT_ENDED, VERSION_CONFLICT, SAME_SLOT.
 */
export const moveAppointment =
  (deps: Deps) =>
  (wish: Move, call: CallContext): Promise<Appointment> =>
    deps.store.once(onceKey('MoveAppointment', wish, call), async (tx) => {
      const { clock, newId } = deps;
      const now = clock.now();
      const current = await lockAppointment(tx, wish.code);
      if (!current) throw appointmentNotFound();
      mayHandle(call.caller, current, wish.phoneProof);
      if (!isOpen(current.status)) throw appointmentEnded(current.status);
      // Who refused a place may still take it after all.
      if (current.slot.id === wish.slotId && current.status !== 'pending') throw sameSlot();
      const { slot, schedule } = await findSlot(tx, wish.slotId, now);
      const procedure = await procedureByCode(tx, current.procedureCode);
      if (procedure && !serves(schedule, procedure)) throw procedureNotServed();

      const cause = causeOf(call);
      const moved = byHandOf(cause, deps, {
        ...move(current, slot, wish.expectedVersion, wish.reason, now),
        officeName: schedule.office.name,
        officeAddress: schedule.office.address,
      });
      await materialise(tx, [{ ...slot, places: schedule.places }]);
      // Whoever moves has proven the number, so may be told. Two moves at once may still meet on a day: no promise breaks.
      if (await alreadyThatDay(tx, current, localDay(slot.start))) throw alreadyBooked();
      const reach = reachOf(call.caller, slot.officeId);
      await freePlace(tx, current.id, await lockSlots(tx, [current.slot.id, slot.id]));
      if (!(await takePlace(tx, slot, now, current.id, reach)))
        throw slotFull(await nearestFree(tx, schedule, slot, now, reach));
      await updateAppointment(tx, moved);
      await announceHappened(tx, [{ what: 'moved', appointment: moved, cause }], newId);
      await noteHand(deps, tx, { before: current, after: moved, cause }, call);
      await offerFreed(deps, tx, [current.slot.id], 'moved');
      return moved;
    });
