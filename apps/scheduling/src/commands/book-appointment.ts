import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import { announceHappened } from '../announce';
import type { Appointment, Citizen } from '../domain/appointment';
import { makeCode } from '../domain/appointment-code';
import { serves } from '../domain/opening';
import {
  bookingLimit,
  holdExpired,
  officeNotFound,
  procedureNotFound,
  procedureNotServed,
  slotFull,
} from '../domain/refusals';
import { nearestFree } from '../queries/nearest-slots';
import { countOpen, insertAppointment } from '../store/appointments';
import { officeById, procedureByCode } from '../store/catalogue';
import { convertHold, slotOfHold, takePlace } from '../store/places';
import type { Deps } from './deps';
import { onceKey } from './deps';
import { findSlot } from './find-slot';

export interface Booking {
  /** Left empty when a hold is turned into the appointment. */
  readonly slotId: string;
  readonly holdId: string;
  readonly procedureCode: string;
  readonly citizen: Citizen;
  readonly locale: 'vi' | 'en';
}

/**
 * Takes a place, writes the appointment and announces it, in one commit. Refuses SLOT_FULL (with the three nearest),
 * SLOT_NOT_FOUND, SLOT_IN_PAST, SLOT_TOO_FAR, HOLD_EXPIRED, PROCEDURE_NOT_FOUND, PROCEDURE_NOT_SERVED, ALREADY_BOOKED,
 * BOOKING_LIMIT.
 */
export const bookAppointment =
  (deps: Deps) =>
  (booking: Booking, call: CallContext): Promise<Appointment> =>
    deps.store.once(onceKey('BookAppointment', booking, call), async (tx) => {
      const now = deps.clock.now();
      const slotId = booking.holdId ? await heldSlot(tx, booking.holdId) : booking.slotId;
      const { slot, schedule } = await findSlot(tx, slotId, now);
      const procedure = await procedureByCode(tx, booking.procedureCode);
      if (!procedure) throw procedureNotFound();
      if (!procedure.counter || !serves(schedule, procedure.field)) throw procedureNotServed();
      const office = await officeById(tx, slot.officeId);
      if (!office) throw officeNotFound();
      if ((await countOpen(tx, booking.citizen.phone, now)) >= deps.limits.openAppointments)
        throw bookingLimit(deps.limits.openAppointments);

      const id = deps.newId();
      if (booking.holdId) {
        if (!(await convertHold(tx, booking.holdId, now, id))) throw holdExpired();
      } else if (!(await takePlace(tx, slot, schedule.places, now, id))) {
        throw slotFull(await nearestFree(tx, schedule, slot, now));
      }
      const appointment: Appointment = {
        id,
        code: makeCode(deps.chance),
        status: 'booked',
        version: 1,
        slot,
        procedureCode: procedure.code,
        procedureName: procedure.name,
        officeName: office.name,
        officeAddress: office.address,
        citizen: booking.citizen,
        locale: booking.locale,
        bookedAt: now,
        changedAt: now,
        reason: null,
        movedFrom: null,
      };
      await insertAppointment(tx, appointment);
      await announceHappened(tx, [{ what: 'booked', appointment }], deps.newId);
      return appointment;
    });

const heldSlot = async (tx: Tx, holdId: string): Promise<string> => {
  const slotId = await slotOfHold(tx, holdId);
  if (!slotId) throw holdExpired();
  return slotId;
};
