import { invalid, Refusal } from '@civicline/service-kit/refusal';

/** What scheduling refuses, and why. */
export const slotNotFound = () => new Refusal('SLOT_NOT_FOUND', 'not-found');
export const slotInPast = () => new Refusal('SLOT_IN_PAST', 'precondition');
export const slotTooFar = () => new Refusal('SLOT_TOO_FAR', 'precondition');
export const slotFull = (alternatives: readonly unknown[] = []) =>
  new Refusal('SLOT_FULL', 'exhausted', { details: { alternatives } });
export const sameSlot = () => new Refusal('SAME_SLOT', 'precondition');
export const procedureNotFound = () => new Refusal('PROCEDURE_NOT_FOUND', 'not-found');
export const procedureNotServed = () => new Refusal('PROCEDURE_NOT_SERVED', 'precondition');
export const holdNotFound = () => new Refusal('HOLD_NOT_FOUND', 'not-found');
export const holdExpired = () => new Refusal('HOLD_EXPIRED', 'precondition');
export const holdLimit = (limit: number) => new Refusal('HOLD_LIMIT', 'exhausted', { details: { limit } });
export const networkHoldLimit = (limit: number) =>
  new Refusal('NETWORK_HOLD_LIMIT', 'exhausted', { details: { limit } });
export const bookingLimit = (limit: number) => new Refusal('BOOKING_LIMIT', 'exhausted', { details: { limit } });
export const alreadyBooked = () => new Refusal('ALREADY_BOOKED', 'conflict');
export const duplicateAppointment = (duplicates: readonly { readonly officeId: string; readonly start: Date }[]) =>
  new Refusal('DUPLICATE_APPOINTMENT', 'conflict', {
    details: { duplicates: duplicates.map(({ officeId, start }) => ({ officeId, start })) },
  });
export const placesFree = (alternatives: readonly unknown[]) =>
  new Refusal('PLACES_FREE', 'precondition', { details: { alternatives } });
export const waitlistLimit = (limit: number) => new Refusal('WAITLIST_LIMIT', 'exhausted', { details: { limit } });
export const waitlistEntryNotFound = () => new Refusal('WAITLIST_ENTRY_NOT_FOUND', 'not-found');
export const waitlistEntryEnded = (status: string) =>
  new Refusal('WAITLIST_ENTRY_ENDED', 'precondition', { details: { status } });
export const nothingOffered = (status: string) =>
  new Refusal('NOTHING_OFFERED', 'precondition', { details: { status } });
export const appointmentNotFound = () => new Refusal('APPOINTMENT_NOT_FOUND', 'not-found');
export const appointmentEnded = (status: string) =>
  new Refusal('APPOINTMENT_ENDED', 'precondition', { details: { status } });
export const versionConflict = (version: number) =>
  new Refusal('VERSION_CONFLICT', 'conflict', { details: { version } });
export const notToday = () => new Refusal('NOT_TODAY', 'precondition');
export const tooEarly = () => new Refusal('TOO_EARLY', 'precondition');
export const forbidden = () => new Refusal('FORBIDDEN', 'denied');
export const officeNotFound = () => new Refusal('OFFICE_NOT_FOUND', 'not-found');
export const closureNotFound = () => new Refusal('CLOSURE_NOT_FOUND', 'not-found');
export const closureInPast = () => new Refusal('CLOSURE_IN_PAST', 'precondition');
export const alreadyClosed = () => new Refusal('ALREADY_CLOSED', 'conflict');
export const waiverByStaffOnly = () => new Refusal('WAIVER_BY_STAFF_ONLY', 'denied');
export const papersComplete = () => new Refusal('PAPERS_COMPLETE', 'precondition');
/** Papers that are not on the procedure's checklist, by where the request names them. */
export const papersUnknown = (fields: readonly string[]) =>
  invalid(fields.map((field) => ({ field, rule: 'unknown_value' })));
export const scheduleNotFound = () => new Refusal('SCHEDULE_NOT_FOUND', 'not-found');
export const relocationNotFound = () => new Refusal('RELOCATION_NOT_FOUND', 'not-found');
export const relocationAnswered = () => new Refusal('RELOCATION_ANSWERED', 'precondition');
