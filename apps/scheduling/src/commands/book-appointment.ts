import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import { makeSpokenCode } from '@civicline/vietnamese';
import { announceHappened } from '../announce';
import type { Appointment, Citizen } from '../domain/appointment';
import { serves } from '../domain/opening';
import { bookingLimit, holdExpired, procedureNotFound, procedureNotServed, slotFull } from '../domain/refusals';
import { nearestFree } from '../queries/nearest-slots';
import { CodeTaken } from '../store/appointments';
import { bookPlace } from '../store/bookings';
import { bookingFacts } from '../store/catalogue';
import { slotOfHold } from '../store/places';
import type { Deps } from './deps';
import { onceKey } from './deps';
import { addressOf, slotAt } from './find-slot';

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
  async (booking: Booking, call: CallContext): Promise<Appointment> => {
    const key = onceKey('BookAppointment', booking, call);
    for (let codes = 1; ; codes++) {
      try {
        return await deps.store.once(key, (tx) => bookOnce(deps, tx, booking));
      } catch (error) {
        // Chance gave a code that somebody has: once in some hundred million.
        if (!(error instanceof CodeTaken) || codes >= maxCodes) throw error;
      }
    }
  };

const maxCodes = 5;

const bookOnce = async (deps: Deps, tx: Tx, booking: Booking): Promise<Appointment> => {
  const now = deps.clock.now();
  const slotId = booking.holdId ? await heldSlot(tx, booking.holdId) : booking.slotId;
  const { scheduleId, start } = addressOf(slotId);
  const { procedureCode, citizen } = booking;
  const facts = await bookingFacts(tx, { slotId, scheduleId, procedureCode, phone: citizen.phone, now });
  const { slot, schedule } = slotAt(slotId, start, facts.schedule, now);
  if (!facts.procedure) throw procedureNotFound();
  if (!serves(schedule, facts.procedure)) throw procedureNotServed();

  const appointment: Appointment = {
    id: deps.newId(),
    code: makeSpokenCode(deps.chance),
    status: 'booked',
    version: 1,
    slot,
    procedureCode,
    procedureName: facts.procedure.name,
    officeName: schedule.office.name,
    officeAddress: schedule.office.address,
    citizen,
    locale: booking.locale,
    bookedAt: now,
    changedAt: now,
    reason: null,
    movedFrom: null,
    answerKey: null,
  };
  const limit = deps.limits.openAppointments;
  const wanted = booking.holdId ? { holdId: booking.holdId } : { slot, places: schedule.places, used: facts.used };
  const outcome = await bookPlace(tx, wanted, appointment, now, limit);
  if (outcome === 'limit') throw bookingLimit(limit);
  if (outcome === 'none') throw booking.holdId ? holdExpired() : slotFull(await nearestFree(tx, schedule, slot, now));
  await announceHappened(tx, [{ what: 'booked', appointment }], deps.newId);
  return appointment;
};

const heldSlot = async (tx: Tx, holdId: string): Promise<string> => {
  const slotId = await slotOfHold(tx, holdId);
  if (!slotId) throw holdExpired();
  return slotId;
};
