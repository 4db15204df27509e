import type { CallContext } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import type { Appointment, Citizen } from '../domain/appointment';
import { seenBy } from '../domain/permissions';
import { appointmentNotFound, forbidden } from '../domain/refusals';
import { appointmentByCode, appointmentById } from '../store/appointments';

/** One appointment, as far as the caller may see it. Refuses APPOINTMENT_NOT_FOUND. */
export const getAppointment =
  (store: Store) =>
  async (code: string, phoneProof: string, call: CallContext): Promise<Appointment> => {
    const appointment = await appointmentByCode(store, code);
    if (!appointment) throw appointmentNotFound();
    return seenBy(call.caller, appointment, phoneProof);
  };

/** Whom to tell about an appointment: for the services that tell. Refuses FORBIDDEN, APPOINTMENT_NOT_FOUND. */
export const getRecipient =
  (store: Store) =>
  async (appointmentId: string, call: CallContext): Promise<{ citizen: Citizen; locale: 'vi' | 'en' }> => {
    if (call.caller.role !== 'system') throw forbidden();
    const appointment = await appointmentById(store, appointmentId);
    if (!appointment) throw appointmentNotFound();
    return { citizen: appointment.citizen, locale: appointment.locale };
  };
