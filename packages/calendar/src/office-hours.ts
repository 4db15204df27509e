import type { DayString, TimeString } from './day';
import { addDays, instantOf, localDay, weekdayOf } from './day';
import { isHoliday } from './holidays';

/** [opens, closes) on one day; "24:00" closes at its end. */
export interface TimeInterval {
  readonly opens: TimeString;
  readonly closes: TimeString;
}

/** When an office is open: a week, and the days that differ from it. A lunch break is the gap between two intervals. */
export interface OfficeHours {
  /** ISO weekdays: Monday is 1, Sunday is 7. A day that is not named is closed. */
  readonly weekly: readonly { readonly weekday: number; readonly intervals: readonly TimeInterval[] }[];
  /** Decides over the week and over public holidays. No intervals: closed. */
  readonly exceptions: readonly { readonly day: DayString; readonly intervals: readonly TimeInterval[] }[];
}

/** [from, to) */
export interface Interval {
  readonly from: Date;
  readonly to: Date;
}

/** Where intervals overlap they are one, so that no minute counts twice. Those that only touch stay two. */
const withoutOverlaps = (ordered: readonly Interval[]): Interval[] => {
  const apart: Interval[] = [];
  for (const next of ordered) {
    const last = apart.at(-1);
    if (!last || next.from >= last.to) apart.push(next);
    else if (next.to > last.to) apart.splice(-1, 1, { from: last.from, to: next.to });
  }
  return apart;
};

const readIntervals = (hours: OfficeHours, day: DayString): readonly Interval[] => {
  const exception = hours.exceptions.find((other) => other.day === day);
  const weekday = weekdayOf(day);
  const usual = () =>
    isHoliday(day) ? [] : hours.weekly.filter((row) => row.weekday === weekday).flatMap((row) => row.intervals);
  const intervals = (exception?.intervals ?? usual())
    .map(({ opens, closes }) => ({ from: instantOf(day, opens), to: instantOf(day, closes) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from.getTime() - b.from.getTime());
  return withoutOverlaps(intervals);
};

/** A deadline asks for the same days again and again. Hours are values: nobody changes them, so what was read once holds. */
const read = new WeakMap<OfficeHours, Map<DayString, readonly Interval[]>>();

/** The hours of a day, in order and apart. None on a public holiday, unless an exception opens it. */
export const openIntervals = (hours: OfficeHours, day: DayString): readonly Interval[] => {
  const days = read.get(hours) ?? new Map<DayString, readonly Interval[]>();
  if (!days.size) read.set(hours, days);
  const known = days.get(day);
  if (known) return known;
  const intervals = readIntervals(hours, day);
  days.set(day, intervals);
  return intervals;
};

export const isOpen = (hours: OfficeHours, instant: Date): boolean =>
  openIntervals(hours, localDay(instant)).some(({ from, to }) => from <= instant && instant < to);

const lastDay: DayString = '2199-12-31';
/** Nothing is looked for beyond: the holidays of later years are not known. */
export const endOfCalendar = instantOf(lastDay, '24:00');

/** The days on which it may be open, in order: each one in a weekly pattern, else those that an exception opens. */
function* daysToLookAt({ weekly, exceptions }: OfficeHours, first: DayString): Generator<DayString> {
  if (!weekly.some(({ intervals }) => intervals.length > 0)) {
    yield* exceptions
      .map(({ day }) => day)
      .filter((day) => day >= first)
      .sort();
    return;
  }
  // Closed days in a row: at worst the one weekday of each week is an exception or one of the year's eleven holidays.
  const weeks = 2 * (exceptions.length + 11);
  for (let n = 0, day = first; n <= weeks * 7 && day <= lastDay; n++, day = addDays(day, 1)) yield day;
}

/** What is left of the first interval that ends after an instant; undefined when it is never open again. */
export const openingFrom = (hours: OfficeHours, instant: Date): Interval | undefined => {
  if (instant >= endOfCalendar) return undefined;
  for (const day of daysToLookAt(hours, localDay(instant))) {
    const found = openIntervals(hours, day).find(({ to }) => to > instant);
    if (found) return found.from > instant ? found : { from: instant, to: found.to };
  }
  return undefined;
};

/** The earliest instant from `instant` on at which it is open. Throws RangeError when it never is. */
export const nextOpening = (hours: OfficeHours, instant: Date): Date => {
  const opening = openingFrom(hours, instant);
  if (!opening) throw new RangeError('never open');
  return opening.from;
};
