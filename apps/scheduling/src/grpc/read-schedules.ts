import { isDay, isTime } from '@civicline/calendar';
import type { common, scheduling } from '@civicline/contracts';
import { ruleText } from '@civicline/contracts';
import type { Violation } from '@civicline/service-kit/refusal';
import type { Reading } from '@civicline/service-kit';
import { reading } from '@civicline/service-kit';

const id = /^[a-z0-9][a-z0-9-]{0,79}$/;
const maxRows = 5_000;
const most = { fields: 50, intervals: 6, exceptions: 400 };

/** What is wrong with the rows of an import, each with its path. */
export const scheduleFaults = (schedules: readonly scheduling.Schedule[]): readonly Violation[] => {
  if (schedules.length > maxRows) return [{ field: 'schedules', rule: 'too_many', params: { max: maxRows } }];
  const read = reading();
  const seen = new Set<string>();
  schedules.forEach((schedule, index) => {
    const at = `schedules[${index}]`;
    if (!id.test(schedule.id)) read.fault(`${at}.id`, schedule.id ? 'format' : 'required');
    else if (seen.has(schedule.id)) read.fault(`${at}.id`, 'duplicate');
    seen.add(schedule.id);
    readSchedule(read, at, schedule);
  });
  return read.violations;
};

const readSchedule = (read: Reading, at: string, schedule: scheduling.Schedule) => {
  read.text(`${at}.officeId`, schedule.officeId, { max: 80 });
  read.text(`${at}.name.vi`, schedule.name?.vi ?? '', { max: 200 });
  read.text(`${at}.name.en`, schedule.name?.en ?? '', { max: 200, optional: true });
  if (schedule.fields.length > most.fields) read.fault(`${at}.fields`, 'too_many', { max: most.fields });
  else schedule.fields.forEach((field, n) => read.text(`${at}.fields[${n}]`, field, { max: 64 }));
  read.text(`${at}.purpose`, schedule.purpose, { max: 64, optional: true });
  if (schedule.purpose && !schedule.hours) read.fault(`${at}.hours`, 'required');
  read.range(`${at}.slotMinutes`, schedule.slotMinutes, 5, 480);
  read.range(`${at}.places`, schedule.places, 1, 200);
  read.range(`${at}.internalPlaces`, schedule.internalPlaces, 0, Math.min(200, Math.max(0, schedule.places)));
  read.range(`${at}.horizonDays`, schedule.horizonDays, 1, 365);
  for (const field of ['validFrom', 'validTo'] as const)
    if (schedule[field]) read.day(`${at}.${field}`, schedule[field]);
  if (schedule.validFrom && schedule.validTo && schedule.validFrom >= schedule.validTo)
    read.fault(`${at}.validFrom`, 'before', { other: 'validTo' });
  if (schedule.hours) readHours(read, `${at}.hours`, schedule.hours);
};

const readHours = (read: Reading, at: string, { weekly, exceptions }: common.OfficeHours) => {
  const weekdays = new Set<number>();
  weekly.forEach(({ weekday, intervals }, row) => {
    read.range(`${at}.weekly[${row}].weekday`, weekday, 1, 7);
    if (weekdays.has(weekday)) read.fault(`${at}.weekly[${row}].weekday`, 'duplicate');
    weekdays.add(weekday);
    readIntervals(read, `${at}.weekly[${row}].intervals`, intervals);
  });
  if (exceptions.length > most.exceptions) read.fault(`${at}.exceptions`, 'too_many', { max: most.exceptions });
  else
    exceptions.forEach(({ day, intervals }, row) => {
      if (!isDay(day)) read.fault(`${at}.exceptions[${row}].day`, 'format.day');
      readIntervals(read, `${at}.exceptions[${row}].intervals`, intervals);
    });
};

/** Intervals of a day follow one another: two that overlap would offer one time twice. */
const readIntervals = (read: Reading, at: string, intervals: readonly common.TimeRange[]) => {
  if (intervals.length > most.intervals) read.fault(at, 'too_many', { max: most.intervals });
  intervals.forEach(({ opens, closes }, n) => {
    const before = intervals[n - 1]?.closes ?? '';
    if (!isTime(opens) || !isTime(closes)) read.fault(`${at}[${n}]`, 'format.time');
    else if (opens >= closes) read.fault(`${at}[${n}].opens`, 'before', { other: closes });
    else if (isTime(before) && opens < before) read.fault(`${at}[${n}].opens`, 'range', { min: before, max: closes });
  });
};

export const faultToProto = ({ field, rule, params }: Violation, locale: 'vi' | 'en') => ({
  field,
  rule,
  message: ruleText(rule, locale, params),
});
