import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import { makeSpokenCode } from '@civicline/vietnamese';
import { announceHappened } from '../announce';
import type { Appointment, Citizen, Duplicate } from '../domain/appointment';
import { serves } from '../domain/opening';
import { knowledgeOf, mayWorkAt, reachOf } from '../domain/permissions';
import {
  alreadyBooked,
  bookingLimit,
  duplicateAppointment,
  holdExpired,
  procedureNotFound,
  procedureNotServed,
  slotFull,
  slotNotFound,
} from '../domain/refusals';
import { nearestFree } from '../queries/nearest-slots';
import { CodeTaken } from '../store/appointments';
import type { BookingOutcome, BookingRules, Wanted } from '../store/bookings';
import { bookPlace } from '../store/bookings';
import { bookingFacts } from '../store/catalogue';
import { slotOfHold } from '../store/holds';
import { insertOverbooking, lockOpenSlot } from '../store/overbookings';
import type { Deps } from './deps';
import { onceKey } from './deps';
import type { FoundSlot } from './find-slot';
import { addressOf, slotAt } from './find-slot';

export interface Booking {
  /** Left empty when a hold is turned into the appointment. */
  readonly slotId: string;
  readonly holdId: string;
  readonly procedureCode: string;
  readonly citizen: Citizen;
  readonly locale: 'vi' | 'en';
  /** The citizen knows of another appointment for this procedure and wants both. */
  readonly confirmDuplicate: boolean;
  /** Why it may go beyond the places of a full slot; empty: it may not. */
  readonly overbookReason: string;
}

/** An appointment, and others of the same citizen for the same procedure as far as staff may know of them. */
export interface Booked extends Appointment {
  readonly duplicates: readonly Duplicate[];
}

/**
 * Takes a place, writes the appointment and announces it, in one commit. Refuses SLOT_FULL (with the three nearest),
 * SLOT_NOT_FOUND, SLOT_IN_PAST, SLOT_TOO_FAR, HOLD_EXPIRED, PROCEDURE_NOT_FOUND, PROCEDURE_NOT_SERVED, ALREADY_BOOKED,
 * BOOKING_LIMIT, DUPLICATE_APPOINTMENT; FORBIDDEN when it would overbook.
 */
export const bookAppointment = (deps: Deps) => (booking: Booking, call: CallContext) =>
  withNewCode(() =>
    deps.store.once(onceKey('BookAppointment', booking, call), (tx) => bookIn(deps, tx, booking, call)),
  );

const maxCodes = 5;

/** Tries again with another code while chance gives one that somebody has: once in some hundred million. */
export const withNewCode = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let codes = 1; ; codes++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CodeTaken) || codes >= maxCodes) throw error;
    }
  }
};

/** The booking itself, in somebody's transaction. Refuses as bookAppointment does. */
export const bookIn = async (deps: Deps, tx: Tx, booking: Booking, call: CallContext): Promise<Booked> => {
  const now = deps.clock.now();
  const slotId = booking.holdId ? await heldSlot(tx, booking.holdId) : booking.slotId;
  const { scheduleId, start } = addressOf(slotId);
  const { procedureCode, citizen } = booking;
  const facts = await bookingFacts(tx, { slotId, scheduleId, procedureCode, phone: citizen.phone, now });
  const found = slotAt(slotId, start, facts.schedule, now);
  const { slot, schedule } = found;
  if (booking.overbookReason) mayWorkAt(call.caller, slot.officeId);
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
  const reach = reachOf(call.caller, slot.officeId);
  const rules = rulesOf(deps, booking, call);
  const wanted: Wanted = booking.holdId
    ? { holdId: booking.holdId }
    : { slot, places: schedule.places, used: facts.used, reach };
  const tried = await bookPlace(tx, wanted, appointment, now, rules);
  const beyond = tried.outcome === 'none' && booking.overbookReason !== '';
  const { outcome, duplicates } = beyond ? await bookBeyond(tx, found, appointment, now, rules) : tried;
  if (outcome === 'already') throw alreadyBooked();
  if (outcome === 'limit') throw bookingLimit(deps.limits.openAppointments);
  if (outcome === 'duplicate') throw duplicateAppointment(duplicates);
  if (outcome === 'none')
    throw booking.holdId ? holdExpired() : slotFull(await nearestFree(tx, schedule, slot, now, reach));
  const overbooking = { by: call.caller.id, reason: booking.overbookReason, at: now };
  if (beyond) insertOverbooking(tx, appointment, overbooking);
  await announceHappened(tx, [{ what: 'booked', appointment }], deps.newId);
  return {
    ...appointment,
    ...(beyond ? { overbooking } : {}),
    duplicates: call.caller.role === 'citizen' ? [] : duplicates,
  };
};

const rulesOf = ({ limits }: Deps, booking: Booking, { caller }: CallContext): BookingRules => ({
  limit: limits.openAppointments,
  knowsOf: knowledgeOf(caller),
  // Staff and systems are told of it with the answer; a citizen is asked first.
  duplicate: booking.confirmDuplicate || caller.role !== 'citizen',
  bookedFrom: caller.role === 'citizen' ? caller.id : '',
});

/** One place more than there are, unless the slot is being closed. Refuses SLOT_NOT_FOUND. */
const bookBeyond = async (
  tx: Tx,
  { slot }: FoundSlot,
  appointment: Appointment,
  now: Date,
  rules: BookingRules,
): Promise<BookingOutcome> => {
  if (!(await lockOpenSlot(tx, slot.id))) throw slotNotFound();
  return bookPlace(tx, { beyond: slot }, appointment, now, rules);
};

const heldSlot = async (tx: Tx, holdId: string): Promise<string> => {
  const slotId = await slotOfHold(tx, holdId);
  if (!slotId) throw holdExpired();
  return slotId;
};
