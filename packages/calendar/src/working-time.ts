import { addDays, localDay } from './day';
import type { Interval, OfficeHours } from './office-hours';
import { nextOpening, openIntervals } from './office-hours';

const minuteMs = 60_000;

/** Open time without the pauses, interval by interval, from `from` on. */
function* stretches(hours: OfficeHours, from: Date, pauses: readonly Interval[]): Generator<Interval> {
  const ordered = [...pauses].sort((a, b) => a.from.getTime() - b.from.getTime());
  for (let instant = nextOpening(hours, from), day = localDay(instant); ;) {
    for (const open of openIntervals(hours, day)) {
      let start = open.from > instant ? open.from : instant;
      for (const pause of ordered) {
        if (pause.to <= start || pause.from >= open.to) continue;
        if (pause.from > start) yield { from: start, to: pause.from };
        if (pause.to > start) start = pause.to;
      }
      if (start < open.to) yield { from: start, to: open.to };
    }
    instant = nextOpening(hours, openEnd(hours, day, instant));
    day = localDay(instant);
  }
}

const openEnd = (hours: OfficeHours, day: string, instant: Date): Date => {
  const end = openIntervals(hours, day).at(-1)?.to ?? instant;
  return end > instant ? end : instant;
};

/**
 * The instant at which `minutes` of open time have passed since `from`. Lunch, nights, holidays and pauses do not count.
 * Throws RangeError when the office is never open.
 */
export const addWorkingTime = (
  hours: OfficeHours,
  from: Date,
  minutes: number,
  pauses: readonly Interval[] = [],
): Date => {
  let left = minutes * minuteMs;
  if (left <= 0) return from;
  for (const stretch of stretches(hours, from, pauses)) {
    const length = stretch.to.getTime() - stretch.from.getTime();
    if (left <= length) return new Date(stretch.from.getTime() + left);
    left -= length;
  }
  throw new RangeError('never open');
};

/** Open minutes in [from, to), pauses not counted. */
export const workingMinutesBetween = (
  hours: OfficeHours,
  from: Date,
  to: Date,
  pauses: readonly Interval[] = [],
): number => {
  let total = 0;
  if (to <= from) return 0;
  for (const stretch of stretches(hours, from, pauses)) {
    if (stretch.from >= to) break;
    total += Math.min(stretch.to.getTime(), to.getTime()) - stretch.from.getTime();
  }
  return total / minuteMs;
};

/** The close of the `days`-th working day after the day of `from` (the day itself is not counted). */
export const addWorkingDays = (hours: OfficeHours, from: Date, days: number): Date => {
  let day = localDay(from);
  let close = openIntervals(hours, day).at(-1)?.to ?? from;
  for (let left = days; left > 0;) {
    day = localDay(nextOpening(hours, new Date(`${addDays(day, 1)}T00:00:00+07:00`)));
    close = openIntervals(hours, day).at(-1)?.to ?? close;
    left--;
  }
  return close;
};
