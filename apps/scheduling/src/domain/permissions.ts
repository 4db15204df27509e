import { parsePhone } from '@civicline/vietnamese';
import type { Appointment } from './appointment';
import { appointmentNotFound, forbidden } from './refusals';

/** Who asks, as far as it decides what they may do. */
export interface Asker {
  readonly role: 'citizen' | 'agent' | 'officer' | 'supervisor' | 'admin' | 'system';
  readonly officeId?: string;
}

/** Counter work: officers in their own office, supervisors and administrators everywhere. Refuses FORBIDDEN. */
export const mayWorkAt = (asker: Asker, officeId: string): void => {
  const allowed =
    asker.role === 'supervisor' || asker.role === 'admin' || (asker.role === 'officer' && asker.officeId === officeId);
  if (!allowed) throw forbidden();
};

/** Staff who need to know whom they serve. */
const isStaffFor = (asker: Asker, officeId: string) =>
  asker.role === 'agent' ||
  asker.role === 'supervisor' ||
  asker.role === 'admin' ||
  (asker.role === 'officer' && asker.officeId === officeId);

/**
 * Who may see and change an appointment: staff, and the citizen who proves it with the phone number. A wrong number reads
 * the same as a code that does not exist, so that codes cannot be found by trying. Refuses APPOINTMENT_NOT_FOUND, FORBIDDEN.
 */
export const mayHandle = (asker: Asker, appointment: Appointment, phoneProof: string): void => {
  if (isStaffFor(asker, appointment.slot.officeId)) return;
  if (asker.role === 'officer') throw forbidden();
  if (parsePhone(phoneProof)?.e164 !== appointment.citizen.phone) throw appointmentNotFound();
};
