import type { DayString, TimeString } from './day';
import { addDays, instantOf, localDay, weekdayOf } from './day';
import { isHoliday } from './holidays';

export interface TimeInterval {
  readonly opens: TimeString;
  readonly closes: TimeString;
}

/** When an office is open: a week, and the days that differ from it. A lunch break is the gap between two intervals. */
export interface OfficeHours {
  readonly weekly: readonly { readonly weekday: number; readonly intervals: readonly TimeInterval[] }[];
  /** Decides over the week and over public holidays. No intervals: closed. */
  readonly exceptions: readonly { readonly day: DayString; readonly intervals: readonly TimeInterval[] }[];
}

/** [from, to) */
export interface Interval {
  readonly from: Date;
  readonly to: Date;
}

/** The hours of a day, in order. */
export const openIntervals = (hours: OfficeHours, day: DayString): Interval[] => {
  const exception = hours.exceptions.find((other) => other.day === day);
  const weekday = weekdayOf(day);
  const usual = () =>
    isHoliday(day) ? [] : hours.weekly.filter((row) => row.weekday === weekday).flatMap((row) => row.intervals);
  return (exception?.intervals ?? usual())
    .map(({ opens, closes }) => ({ from: instantOf(day, opens), to: instantOf(day, closes) }))
    .sort((a, b) => a.from.getTime() - b.from.getTime());
};

export const isOpen = (hours: OfficeHours, instant: Date): boolean =>
  openIntervals(hours, localDay(instant)).some(({ from, to }) => from <= instant && instant < to);

/** Longer than any run of closed days. */
const horizonDays = 400;

/** The earliest instant from `instant` on at which it is open. Throws RangeError when it never is. */
export const nextOpening = (hours: OfficeHours, instant: Date): Date => {
  let day = localDay(instant);
  for (let n = 0; n < horizonDays; n++, day = addDays(day, 1)) {
    const interval = openIntervals(hours, day).find(({ to }) => to > instant);
    if (interval) return interval.from > instant ? interval.from : instant;
  }
  throw new RangeError('never open');
};
