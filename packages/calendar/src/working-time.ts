import { addDays, instantOf, localDay } from './day';
import type { Interval, OfficeHours } from './office-hours';
import { endOfCalendar, nextOpening, openingFrom, openIntervals } from './office-hours';

const minuteMs = 60_000;

/** Open time from an instant on, piece by piece, cut where a pause begins and taken up where it ends. */
function* workingPieces(hours: OfficeHours, from: Date, pauses: readonly Interval[]): Generator<Interval> {
  const ordered = pauses.filter((pause) => pause.from < pause.to).sort((a, b) => a.from.getTime() - b.from.getTime());
  for (let at = from; ;) {
    const open = openingFrom(hours, at);
    if (!open) return;
    const pause = ordered.find((other) => other.to > open.from && other.from < open.to);
    const end = pause?.from ?? open.to;
    if (end > open.from) yield { from: open.from, to: end };
    at = pause?.to ?? open.to;
  }
}

/**
 * The instant at which `minutes` of open time have passed since `from`. Lunch, nights, holidays and pauses do not count;
 * 0 minutes are over at once, also outside hours. A span that ends with the morning ends at its close, not after lunch.
 *
 * It never runs backwards, and adding in two steps is adding the sum. Throws RangeError when minutes are negative or not a
 * number, and when the office closes for good before they have passed.
 */
export const addWorkingTime = (
  hours: OfficeHours,
  from: Date,
  minutes: number,
  pauses: readonly Interval[] = [],
): Date => {
  if (!(minutes >= 0)) throw new RangeError('minutes must be 0 or more');
  if (minutes === 0) return from;
  let left = minutes * minuteMs;
  // Said at once rather than after a walk through two centuries.
  if (left > endOfCalendar.getTime() - from.getTime()) throw new RangeError('never open for so long');
  for (const piece of workingPieces(hours, from, pauses)) {
    const length = piece.to.getTime() - piece.from.getTime();
    if (left <= length) return new Date(piece.from.getTime() + left);
    left -= length;
  }
  throw new RangeError('never open for so long');
};

/** Open minutes in [from, to), pauses not counted; 0 when `to` is not later. */
export const workingMinutesBetween = (
  hours: OfficeHours,
  from: Date,
  to: Date,
  pauses: readonly Interval[] = [],
): number => {
  if (!(from < to)) return 0;
  let total = 0;
  for (const piece of workingPieces(hours, from, pauses)) {
    if (piece.from >= to) break;
    total += Math.min(piece.to.getTime(), to.getTime()) - piece.from.getTime();
  }
  return total / minuteMs;
};

/**
 * The close of the `days`-th working day after the day of `from`, which itself is not counted: what is handed in today and
 * takes one day is due when the office closes tomorrow. 0 days: today's close, or `from` itself when that is later.
 *
 * Throws RangeError when days are not a whole number of 0 or more, and when the office closes for good before.
 */
export const addWorkingDays = (hours: OfficeHours, from: Date, days: number): Date => {
  if (!Number.isInteger(days) || days < 0) throw new RangeError('days must be a whole number, 0 or more');
  let day = localDay(from);
  for (let left = days; left > 0; left--) day = localDay(nextOpening(hours, instantOf(addDays(day, 1), '00:00')));
  const close = openIntervals(hours, day).at(-1)?.to;
  return close && close > from ? close : from;
};
