import type { Store } from '@civicline/store';
import type { Appointment } from '../domain/appointment';
import { appointmentNotFound } from '../domain/refusals';
import { appointmentById } from '../store/appointments';

/** Whom to tell, and with which key they may answer a change that an office made. */
export type Recipient = Pick<Appointment, 'citizen' | 'locale' | 'answerKey'>;

/** Whom to tell about an appointment: for the services that tell, which the contract names. Refuses APPOINTMENT_NOT_FOUND. */
export const getRecipient =
  (store: Store) =>
  async (appointmentId: string): Promise<Recipient> => {
    const appointment = await appointmentById(store, appointmentId);
    if (!appointment) throw appointmentNotFound();
    const { citizen, locale, answerKey } = appointment;
    return { citizen, locale, answerKey };
  };
