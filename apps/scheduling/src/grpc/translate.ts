import { common, scheduling } from '@civicline/contracts';
import { hoursFromProto, localized } from '@civicline/service-kit';
import type { Appointment, AppointmentStatus, Duplicate, SlotRef } from '../domain/appointment';
import type { Schedule } from '../domain/opening';
import type { Agenda } from '../queries/agenda';
import type { Recipient } from '../queries/appointment';
import type { FreeSlot } from '../queries/nearest-slots';

const statuses: Record<AppointmentStatus, scheduling.AppointmentStatus> = {
  pending: scheduling.AppointmentStatus.PENDING,
  booked: scheduling.AppointmentStatus.BOOKED,
  arrived: scheduling.AppointmentStatus.ARRIVED,
  fulfilled: scheduling.AppointmentStatus.FULFILLED,
  cancelled: scheduling.AppointmentStatus.CANCELLED,
  noshow: scheduling.AppointmentStatus.NOSHOW,
};

export const statusToProto = (status: AppointmentStatus): scheduling.AppointmentStatus => statuses[status];

export const localeToProto = (locale: 'vi' | 'en') => (locale === 'en' ? common.Locale.EN : common.Locale.VI);

export const slotToProto = (slot: SlotRef & Partial<FreeSlot>): scheduling.Slot => ({
  id: slot.id,
  scheduleId: slot.scheduleId,
  officeId: slot.officeId,
  start: slot.start,
  end: slot.end,
  free: slot.free ?? 0,
  capacity: slot.capacity ?? 0,
  overbooked: slot.overbooked ?? 0,
});

export const appointmentToProto = (appointment: Appointment): scheduling.Appointment => ({
  id: appointment.id,
  code: appointment.code,
  status: statusToProto(appointment.status),
  version: appointment.version,
  slot: slotToProto(appointment.slot),
  procedureCode: appointment.procedureCode,
  procedureName: appointment.procedureName,
  citizen: appointment.citizen,
  locale: localeToProto(appointment.locale),
  bookedAt: appointment.bookedAt,
  changedAt: appointment.changedAt,
  reason: appointment.reason ?? undefined,
  movedFrom: appointment.movedFrom ? slotToProto(appointment.movedFrom) : undefined,
  officeName: appointment.officeName,
  officeAddress: appointment.officeAddress,
  overbooking: appointment.overbooking,
});

export const duplicateToProto = ({ code, officeId, officeName, start }: Duplicate): scheduling.PossibleDuplicate => ({
  code,
  officeId,
  officeName,
  start,
});

export const recipientToProto = ({ citizen, locale, answerKey }: Recipient): scheduling.GetRecipientResponse => ({
  citizen,
  locale: localeToProto(locale),
  answerKey: answerKey ?? '',
});

export const scheduleFromProto = (schedule: scheduling.Schedule): Schedule => ({
  id: schedule.id,
  officeId: schedule.officeId,
  name: localized(schedule.name),
  fields: schedule.fields,
  slotMinutes: schedule.slotMinutes,
  places: schedule.places,
  internalPlaces: schedule.internalPlaces,
  hours: schedule.hours ? hoursFromProto(schedule.hours) : null,
  horizonDays: schedule.horizonDays,
  validFrom: schedule.validFrom,
  validTo: schedule.validTo,
  purpose: schedule.purpose,
});

/** Without who comes. */
export const agendaToProto = ({ visits, ...counter }: Agenda): scheduling.GetAgendaResponse => ({
  ...counter,
  visits: visits.map(({ code, status, version, slot: { start, end }, procedureName, changedAt }) => ({
    ...{ code, version, start, end, procedureName, changedAt },
    status: statusToProto(status),
  })),
});
