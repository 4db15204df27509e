import { localDay } from '@civicline/calendar';
import { appointmentEnded, notToday, tooEarly, versionConflict } from './refusals';

/** FHIR R4 Appointment.status, the part that we use. */
export type AppointmentStatus = 'pending' | 'booked' | 'arrived' | 'fulfilled' | 'cancelled' | 'noshow';

export interface Localized {
  readonly vi: string;
  readonly en: string;
}

/** Where and when a place was promised. */
export interface SlotRef {
  readonly id: string;
  readonly scheduleId: string;
  readonly officeId: string;
  readonly start: Date;
  readonly end: Date;
}

export interface Citizen {
  readonly name: string;
  /** E.164 */
  readonly phone: string;
  /** Empty when not given. */
  readonly email: string;
}

export interface Appointment {
  readonly id: string;
  readonly code: string;
  readonly status: AppointmentStatus;
  /** Counts up at each change that the citizen must hear of or see. */
  readonly version: number;
  readonly slot: SlotRef;
  readonly procedureCode: string;
  readonly procedureName: Localized;
  readonly officeName: Localized;
  readonly officeAddress: Localized;
  readonly citizen: Citizen;
  readonly locale: 'vi' | 'en';
  readonly bookedAt: Date;
  readonly changedAt: Date;
  readonly reason: Localized | null;
  readonly movedFrom: SlotRef | null;
  /** After a change that an office made: proves the appointment in place of the number, from the link in the message. */
  readonly answerKey: string | null;
  /** Told where it matters: who made it beyond the places of its slot, and why. */
  readonly overbooking?: Overbooking;
}

/** Another open appointment of the same number for the same procedure. */
export interface Duplicate {
  readonly code: string;
  readonly officeId: string;
  readonly officeName: Localized;
  readonly start: Date;
}

/** A place that was given beyond the capacity. */
export interface Overbooking {
  /** The account of the member of staff. */
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
}

/** An appointment that was made beyond the capacity, as it is now, and the slot that it was made in. */
export interface Overbooked {
  readonly appointment: Appointment;
  readonly slot: SlotRef;
}

/** What can still happen to an appointment in a state. */
const next: Record<AppointmentStatus, readonly AppointmentStatus[]> = {
  pending: ['booked', 'cancelled'],
  booked: ['arrived', 'cancelled', 'noshow'],
  arrived: ['fulfilled', 'noshow'],
  fulfilled: [],
  cancelled: [],
  noshow: ['arrived'],
};

/** Whether it takes a place and can be moved. */
export const isOpen = (status: AppointmentStatus): boolean => status === 'pending' || status === 'booked';

const step = (appointment: Appointment, to: AppointmentStatus, now: Date): Appointment => {
  if (!next[appointment.status].includes(to)) throw appointmentEnded(appointment.status);
  return { ...appointment, status: to, version: appointment.version + 1, changedAt: now };
};

const expectVersion = (appointment: Appointment, expected: number) => {
  if (expected !== 0 && expected !== appointment.version) throw versionConflict(appointment.version);
};

/** Refuses APPOINTMENT_ENDED, VERSION_CONFLICT. */
export const move = (
  appointment: Appointment,
  to: SlotRef,
  expectedVersion: number,
  reason: Localized | null,
  now: Date,
): Appointment => {
  expectVersion(appointment, expectedVersion);
  if (!isOpen(appointment.status)) throw appointmentEnded(appointment.status);
  return {
    ...appointment,
    status: 'booked',
    slot: to,
    movedFrom: appointment.slot,
    reason,
    version: appointment.version + 1,
    changedAt: now,
  };
};

/** The citizen does not want the place that an office gave them: it is free again, and they may choose another. */
export const refuse = (appointment: Appointment, now: Date): Appointment => {
  if (appointment.status !== 'booked') throw appointmentEnded(appointment.status);
  return { ...appointment, status: 'pending', version: appointment.version + 1, changedAt: now };
};

/** A closing was undone before its citizen heard of it: the place of before is theirs again, also when there had been no other. */
export const putBack = (appointment: Appointment, to: SlotRef, reason: Localized, now: Date): Appointment => ({
  ...appointment,
  status: 'booked',
  slot: to,
  movedFrom: appointment.slot,
  reason,
  version: appointment.version + 1,
  changedAt: now,
  answerKey: null,
});

/** Refuses APPOINTMENT_ENDED, VERSION_CONFLICT. */
export const cancel = (
  appointment: Appointment,
  expectedVersion: number,
  reason: Localized | null,
  now: Date,
): Appointment => {
  expectVersion(appointment, expectedVersion);
  return { ...step(appointment, 'cancelled', now), reason };
};

/** The citizen has come, on the day of the appointment. One who was given up as a no-show may still come. */
export const checkIn = (appointment: Appointment, now: Date): Appointment => {
  if (localDay(now) !== localDay(appointment.slot.start)) throw notToday();
  return step(appointment, 'arrived', now);
};

/** The citizen was served. One who was called straight to the counter is checked in by that. */
export const fulfil = (appointment: Appointment, now: Date): Appointment =>
  step(appointment.status === 'booked' ? checkIn(appointment, now) : appointment, 'fulfilled', now);

/** Whether papers may still be ticked: until the visit has ended. Refuses APPOINTMENT_ENDED. */
export const expectNotEnded = ({ status }: Appointment): void => {
  if (!isOpen(status) && status !== 'arrived') throw appointmentEnded(status);
};

/** Nobody came. Not before the appointed time. */
export const markNoShow = (appointment: Appointment, now: Date): Appointment => {
  if (now < appointment.slot.start) throw tooEarly();
  return step(appointment, 'noshow', now);
};
