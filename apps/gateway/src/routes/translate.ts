import { toRfc3339 } from '@civicline/calendar';
import type { common } from '@civicline/contracts';
import { directory, scheduling } from '@civicline/contracts';
import type { Locale } from '@civicline/service-kit';
import { formatPhone } from '@civicline/vietnamese';

export const pick = (text: common.LocalizedText | undefined, locale: Locale) => (text ? text[locale] || text.vi : '');
export const at = (instant: Date | undefined) => (instant ? toRfc3339(instant) : '');
export const atOrNull = (instant: Date | undefined) => (instant ? toRfc3339(instant) : null);

const onlineLevels = { [directory.OnlineLevel.FULL]: 'full', [directory.OnlineLevel.PARTIAL]: 'partial' } as Partial<
  Record<directory.OnlineLevel, 'full' | 'partial'>
>;
const levels: Partial<Record<directory.UnitLevel, 'province' | 'district' | 'commune'>> = {
  [directory.UnitLevel.PROVINCE]: 'province',
  [directory.UnitLevel.DISTRICT]: 'district',
  [directory.UnitLevel.COMMUNE]: 'commune',
};
const officeKinds: Partial<Record<directory.OfficeKind, string>> = {
  [directory.OfficeKind.PROVINCIAL_CENTER]: 'provincial-center',
  [directory.OfficeKind.DEPARTMENT]: 'department',
  [directory.OfficeKind.ONE_STOP]: 'one-stop',
  [directory.OfficeKind.POST_OFFICE]: 'post-office',
};

export const officeKindOf = (kind: string | undefined): directory.OfficeKind =>
  (Object.entries(officeKinds).find(([, name]) => name === kind)?.[0] as directory.OfficeKind | undefined) ??
  directory.OfficeKind.UNSPECIFIED;

export const procedureSummaryOf = (procedure: directory.Procedure, locale: Locale) => ({
  code: procedure.code,
  name: pick(procedure.name, locale),
  field: procedure.field,
  fieldName: pick(procedure.fieldName, locale),
  summary: pick(procedure.summary, locale),
  channels: {
    counter: procedure.channels?.counter ?? false,
    online: (procedure.channels && onlineLevels[procedure.channels.online]) ?? ('none' as const),
    onlineUrl: procedure.channels?.onlineUrl || null,
    post: procedure.channels?.post ?? false,
  },
  checklist: procedure.checklist.map(({ name, condition, ...item }) => ({
    id: item.id,
    name: pick(name, locale),
    originals: item.originals,
    copies: item.copies,
    condition: pick(condition, locale),
    form: item.form,
  })),
  feeVnd: Number(procedure.feeVnd),
  feeNote: pick(procedure.feeNote, locale),
  workingDays: procedure.workingDays,
  sample: procedure.sample,
});

/** Online and post come before a visit where they are offered: the province wants the visit that need not be made. */
const adviceOf = (channels: { counter: boolean; online: 'none' | 'partial' | 'full'; post: boolean }) => {
  const order = [
    ...(channels.online === 'full' ? (['online'] as const) : []),
    ...(channels.post ? (['post'] as const) : []),
    ...(channels.online === 'partial' ? (['online'] as const) : []),
    ...(channels.counter ? (['counter'] as const) : []),
  ];
  return { best: order[0] ?? ('counter' as const), order };
};

export const procedureOf = (procedure: directory.Procedure, locale: Locale) => {
  const summary = procedureSummaryOf(procedure, locale);
  return {
    ...summary,
    levels: procedure.levels.flatMap((level) => levels[level] ?? []),
    departmentId: procedure.departmentId,
    legalBasis: pick(procedure.legalBasis, locale),
    version: procedure.version,
    counterMinutes: procedure.counterMinutes,
    keywords: procedure.keywords,
    advice: adviceOf(summary.channels),
  };
};

const unitRefOf = (code: string, units: readonly directory.Unit[], locale: Locale) => {
  const unit = units.find((one) => one.code === code);
  return { code, name: pick(unit?.fullName, locale) || pick(unit?.name, locale) };
};

export const officeOf = (office: directory.Office, units: readonly directory.Unit[], locale: Locale) => ({
  id: office.id,
  kind: officeKinds[office.kind] ?? 'one-stop',
  name: pick(office.name, locale),
  unit: unitRefOf(office.unitCode, units, locale),
  address: pick(office.address, locale),
  contacts: office.contacts.map(({ kind, value, label }) => ({
    kind: kind === directory.ContactKind.EMAIL ? 'email' : kind === directory.ContactKind.WEBSITE ? 'website' : 'phone',
    value: kind === directory.ContactKind.PHONE ? formatPhone(value) : value,
    label: pick(label, locale),
  })),
  hours: {
    weekly: (office.hours?.weekly ?? []).map(({ weekday, intervals }) => ({
      weekday,
      intervals: intervals.map(({ opens, closes }) => ({ opens, closes })),
    })),
    exceptions: (office.hours?.exceptions ?? []).map(({ day, intervals, reason }) => ({
      day,
      intervals: intervals.map(({ opens, closes }) => ({ opens, closes })),
      reason: pick(reason, locale),
    })),
  },
  validFrom: office.validFrom,
  validTo: office.validTo,
  // 0, 0 is in the Gulf of Guinea: it stands for a place that is not known.
  location: office.latitude || office.longitude ? { latitude: office.latitude, longitude: office.longitude } : null,
});

export const unitOf = ({ unit, today }: directory.SearchUnitsResponse_Match, locale: Locale) => ({
  code: unit?.code ?? '',
  level: (unit && levels[unit.level]) ?? 'commune',
  name: pick(unit?.name, locale),
  fullName: pick(unit?.fullName, locale),
  validFrom: unit?.validFrom ?? '',
  validTo: unit?.validTo ?? '',
  today: today.map(({ code, fullName }) => ({ code, fullName: pick(fullName, locale) })),
});

export const hotlineOf = (hotline: directory.Hotline, units: readonly directory.Unit[], locale: Locale) => ({
  id: hotline.id,
  name: pick(hotline.name, locale),
  number: hotline.number,
  display: formatPhone(hotline.number),
  unit: hotline.unitCode ? unitRefOf(hotline.unitCode, units, locale) : null,
  officeId: hotline.officeId,
  hours: pick(hotline.hoursText, locale),
  topic: pick(hotline.topic, locale),
});

export const slotOf = (slot: scheduling.Slot) => ({
  id: slot.id,
  officeId: slot.officeId,
  scheduleId: slot.scheduleId,
  start: at(slot.start),
  end: at(slot.end),
  free: slot.free,
  capacity: slot.capacity,
  overbooked: slot.overbooked,
});

const statuses: Partial<Record<scheduling.AppointmentStatus, string>> = {
  [scheduling.AppointmentStatus.PENDING]: 'pending',
  [scheduling.AppointmentStatus.BOOKED]: 'booked',
  [scheduling.AppointmentStatus.ARRIVED]: 'arrived',
  [scheduling.AppointmentStatus.FULFILLED]: 'fulfilled',
  [scheduling.AppointmentStatus.CANCELLED]: 'cancelled',
  [scheduling.AppointmentStatus.NOSHOW]: 'noshow',
};

export const statusOf = (status: scheduling.AppointmentStatus): string => statuses[status] ?? 'pending';

export const noSlot: scheduling.Slot = {
  id: '',
  scheduleId: '',
  officeId: '',
  start: undefined,
  end: undefined,
  free: 0,
  capacity: 0,
  overbooked: 0,
};

export const appointmentOf = (appointment: scheduling.Appointment | undefined, locale: Locale) => {
  if (!appointment) throw new Error('an answer without its appointment');
  return {
    code: appointment.code,
    status: statusOf(appointment.status),
    version: appointment.version,
    slot: slotOf(appointment.slot ?? noSlot),
    procedure: { code: appointment.procedureCode, name: pick(appointment.procedureName, locale) },
    office: {
      id: appointment.slot?.officeId ?? '',
      name: pick(appointment.officeName, locale),
      address: pick(appointment.officeAddress, locale),
    },
    citizen: {
      name: appointment.citizen?.name ?? '',
      phone: formatPhone(appointment.citizen?.phone ?? ''),
      email: appointment.citizen?.email ?? '',
    },
    locale: String(appointment.locale).endsWith('EN') ? 'en' : 'vi',
    bookedAt: at(appointment.bookedAt),
    changedAt: at(appointment.changedAt),
    reason: pick(appointment.reason, locale),
    movedFrom: appointment.movedFrom ? slotOf(appointment.movedFrom) : null,
    overbooking: appointment.overbooking
      ? { by: appointment.overbooking.by, reason: appointment.overbooking.reason, at: at(appointment.overbooking.at) }
      : null,
  };
};

export const bookingOf = (
  appointment: scheduling.Appointment | undefined,
  duplicates: readonly scheduling.PossibleDuplicate[],
  locale: Locale,
) => ({
  ...appointmentOf(appointment, locale),
  possibleDuplicates: duplicates.map(({ code, officeId, officeName, start }) => ({
    code,
    office: { id: officeId, name: pick(officeName, locale) },
    start: at(start),
  })),
});

export const holdOf = ({ holdId, slot, expiresAt }: scheduling.HoldPlaceResponse) => ({
  id: holdId,
  slot: slotOf(slot ?? noSlot),
  expiresAt: at(expiresAt),
});

/** A page as the API gives it. */
export const pageOf = <T>(items: T[], nextPageToken: string) => ({ items, nextCursor: nextPageToken || null });

/** How the API's paging is asked of a service. */
export const askPage = ({ limit, cursor }: { limit?: number | undefined; cursor?: string | undefined }) => ({
  pageSize: limit ?? 0,
  pageToken: cursor ?? '',
});
