import { maskName, maskPhone, parsePhone } from '@civicline/vietnamese';
import type { Appointment, Duplicate } from './appointment';
import type { Reach } from './opening';
import { appointmentNotFound, forbidden, waitlistEntryNotFound } from './refusals';
import type { WaitlistEntry } from './waitlist';

/** Who asks, as far as it decides what they may do. */
export interface Asker {
  readonly role: 'citizen' | 'agent' | 'officer' | 'supervisor' | 'admin' | 'system';
  readonly officeId?: string;
}

/** Before the id of a call, in the place of a holder: the place is held for its caller, and lives no longer than the call. */
export const callHolder = 'call:';

/** No office is nobody's: whoever asks of all offices at once must answer for all. */
const isOfficerOf = ({ role, officeId: own }: Asker, officeId: string) =>
  role === 'officer' && officeId !== '' && own === officeId;

/** Counter work: officers in their own office, supervisors and administrators everywhere. Refuses FORBIDDEN. */
export const mayWorkAt = (asker: Asker, officeId: string): void => {
  const allowed = asker.role === 'supervisor' || asker.role === 'admin' || isOfficerOf(asker, officeId);
  if (!allowed) throw forbidden();
};

/** Staff who need to know whom they serve. */
const isStaffFor = (asker: Asker, officeId: string) =>
  asker.role === 'agent' || asker.role === 'supervisor' || asker.role === 'admin' || isOfficerOf(asker, officeId);

/**
 * Whose word it is when somebody speaks of an appointment that they may handle: a system with the citizen's number (an
 * answer by SMS) speaks for the citizen.
 */
export const voiceOf = ({ role }: Asker): 'citizen' | 'agent' | 'office' => {
  if (role === 'citizen' || role === 'system') return 'citizen';
  return role === 'agent' ? 'agent' : 'office';
};

/** Whether somebody sees who else spoke, and their words: those who know whom they serve, and the citizen the words. */
export const closenessOf = (asker: Asker, appointment: Appointment, phoneProof: string): 'staff' | 'own' | 'apart' => {
  if (isStaffFor(asker, appointment.slot.officeId)) return 'staff';
  return proven(appointment, phoneProof) ? 'own' : 'apart';
};
/** Which places of an office somebody may take. */
export const reachOf = (asker: Asker, officeId: string): Reach => (isStaffFor(asker, officeId) ? 'all' : 'public');

/**
 * Of which appointments of a number somebody may be told who has not proven it: staff and systems of all, a citizen of
 * those that were booked from the same browser (its id). A stranger who types a number learns nothing of it.
 */
export const knowledgeOf = ({ role, id }: Asker & { readonly id: string }): string | null =>
  role === 'citizen' ? id : null;

/** The number, or the key of the link that was sent to it. */
const proven = ({ citizen, answerKey }: Appointment, phoneProof: string) =>
  parsePhone(phoneProof)?.e164 === citizen.phone || (answerKey !== null && answerKey === phoneProof);

/**
 * Who may change an appointment: staff, and the citizen who proves it. A wrong number reads the same
 * as a code that does not exist, so that codes cannot be found by trying. Refuses APPOINTMENT_NOT_FOUND, FORBIDDEN.
 */
export const mayHandle = (asker: Asker, appointment: Appointment, phoneProof: string): void => {
  if (isStaffFor(asker, appointment.slot.officeId)) return;
  if (asker.role === 'officer') throw forbidden();
  if (!proven(appointment, phoneProof)) throw appointmentNotFound();
};

/**
 * Who may see and change an entry of the waitlist: staff, and the citizen with the phone number or with the key that was sent
 * to it. Refuses WAITLIST_ENTRY_NOT_FOUND (also when the proof is wrong), FORBIDDEN.
 */
export const mayHandleEntry = (asker: Asker, entry: WaitlistEntry, proof: string): void => {
  if (isStaffFor(asker, entry.officeId)) return;
  if (asker.role === 'officer') throw forbidden();
  if (proof !== entry.key && parsePhone(proof)?.e164 !== entry.citizen.phone) throw waitlistEntryNotFound();
};

/** A duplicate as far as somebody may see it: the code opens the appointment, so only its own staff read it in full. */
export const duplicateSeenBy = (asker: Asker, duplicate: Duplicate): Duplicate =>
  isStaffFor(asker, duplicate.officeId) ? duplicate : { ...duplicate, code: `${duplicate.code.slice(0, 4)}-••••` };

/** Whoever serves citizens for an office: the hotline's people, and its own. Refuses FORBIDDEN. */
export const mayServe = (asker: Asker, officeId: string): void => {
  if (!isStaffFor(asker, officeId)) throw forbidden();
};

/**
 * An appointment as far as somebody may see it: in full with proof or as staff of the hotline or of the office, with the
 * citizen masked to officers of other offices and to systems. Refuses APPOINTMENT_NOT_FOUND to citizens without proof.
 */
export const seenBy = (asker: Asker, appointment: Appointment, phoneProof: string): Appointment => {
  if (isStaffFor(asker, appointment.slot.officeId) || proven(appointment, phoneProof)) return appointment;
  if (asker.role === 'citizen') throw appointmentNotFound();
  const { name, phone, email } = appointment.citizen;
  return { ...appointment, citizen: { name: maskName(name), phone: maskPhone(phone), email: email && '***' } };
};
