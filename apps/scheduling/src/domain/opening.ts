import type { Interval, OfficeHours } from '@civicline/calendar';
import { addDays, instantOf, isDay, isTime, localDay, localTime, openIntervals } from '@civicline/calendar';
import type { Localized, SlotRef } from './appointment';

/** What can be booked where: slots of one length in the hours of its office, or in hours of its own. */
export interface Schedule {
  readonly id: string;
  readonly officeId: string;
  readonly name: Localized;
  /** Fields of procedures that it serves; empty serves all. */
  readonly fields: readonly string[];
  readonly slotMinutes: number;
  readonly places: number;
  /** Of the places, how many are kept for staff. */
  readonly internalPlaces: number;
  /** Null follows the office. */
  readonly hours: OfficeHours | null;
  readonly horizonDays: number;
  readonly validFrom: string;
  readonly validTo: string;
  /** What its places are promised for; empty for visits. */
  readonly purpose: string;
}

/** Level of administrative unit. */
export type Level = 'province' | 'district' | 'commune';

/** What decides, of an office, when and for what it is open. */
export interface OpenOffice {
  readonly name: Localized;
  readonly address: Localized;
  readonly hours: OfficeHours;
  /** Local days [from, to); empty is unbounded: units merge, and their offices end. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Levels of procedures that it takes in; empty takes all. */
  readonly levels: readonly Level[];
}

/** A time in which fewer places are open: none when it is closed, some when its capacity was cut. */
export interface Restriction extends Interval {
  readonly places: number;
}

/** A schedule with all that decides when it runs. */
export interface OpenSchedule extends Schedule {
  readonly office: OpenOffice;
  readonly closures: readonly Restriction[];
}

const minuteMs = 60_000;

/** "ppac-land.20261125T1100": which slot it is can be read off its id, so a slot needs no row before it is used. */
const slotId = (scheduleId: string, day: string, start: Date) =>
  `${scheduleId}.${day.replaceAll('-', '')}T${localTime(start).replace(':', '')}`;

export interface SlotAddress {
  readonly scheduleId: string;
  readonly start: Date;
}

/** What a slot's id says; null when it says nothing. */
export const readSlotId = (id: string): SlotAddress | null => {
  const match = /^([a-z0-9][a-z0-9-]{0,80})\.(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})$/.exec(id);
  if (!match) return null;
  const [, scheduleId = '', year = '', month = '', date = '', hour = '', minute = ''] = match;
  const [day, time] = [`${year}-${month}-${date}`, `${hour}:${minute}`];
  return isDay(day) && isTime(time) && time !== '24:00' ? { scheduleId, start: instantOf(day, time) } : null;
};

/** Hours of its own bend to the office's exceptions: a counter does not run in a closed office. */
const hoursOf = ({ hours, office }: OpenSchedule): OfficeHours => {
  if (!hours) return office.hours;
  const closed = office.hours.exceptions.filter(({ intervals }) => intervals.length === 0);
  return { weekly: hours.weekly, exceptions: [...closed, ...hours.exceptions, ...office.hours.exceptions] };
};

const isValidOn = ({ validFrom, validTo }: { validFrom: string; validTo: string }, day: string) =>
  (!validFrom || day >= validFrom) && (!validTo || day < validTo);

const overlaps = (a: Interval, b: Interval) => a.from < b.to && b.from < a.to;

/** How many places of a slot are open: what its schedule says, unless something was closed or cut. */
export const openPlaces = (
  { places, closures }: OpenSchedule,
  { start, end }: Pick<SlotRef, 'start' | 'end'>,
): number =>
  closures.reduce(
    (open, closure) => (overlaps(closure, { from: start, to: end }) ? Math.min(open, closure.places) : open),
    places,
  );

/** How many of a slot's open places are within reach. Those kept for staff are the last that a cut takes. */
export const openWithin = (schedule: OpenSchedule, slot: Pick<SlotRef, 'start' | 'end'>, reach: Reach): number =>
  Math.max(0, openPlaces(schedule, slot) - (reach === 'all' ? 0 : schedule.internalPlaces));

/** The slots of a local day, in order. A slot that a closure touches is not there. */
export const slotsOn = (schedule: OpenSchedule, day: string): SlotRef[] => {
  if (!isValidOn(schedule, day) || !isValidOn(schedule.office, day)) return [];
  const step = schedule.slotMinutes * minuteMs;
  const slots: SlotRef[] = [];
  for (const open of openIntervals(hoursOf(schedule), day)) {
    for (let at = open.from.getTime(); at + step <= open.to.getTime(); at += step) {
      const [start, end] = [new Date(at), new Date(at + step)];
      if (openPlaces(schedule, { start, end }) === 0) continue;
      slots.push({
        id: slotId(schedule.id, day, start),
        scheduleId: schedule.id,
        officeId: schedule.officeId,
        start,
        end,
      });
    }
  }
  return slots;
};

/** Which places somebody may take: those of the public, or those kept for staff as well. */
export type Reach = 'public' | 'all';

/** Last local day that may be booked. */
export const lastDay = (schedule: Schedule, now: Date): string => addDays(localDay(now), schedule.horizonDays);

/** Bookable slots that begin in [from, to), not before now and not past the horizon. */
export const slotsBetween = (schedule: OpenSchedule, from: Date, to: Date, now: Date): SlotRef[] => {
  const begin = from > now ? from : now;
  const last = lastDay(schedule, now);
  const slots: SlotRef[] = [];
  for (let day = localDay(begin); day <= last && instantOf(day, '00:00') < to; day = addDays(day, 1)) {
    slots.push(...slotsOn(schedule, day).filter(({ start }) => start >= begin && start < to));
  }
  return slots;
};

/** What decides, of a procedure, where it is taken in. */
export interface ServedProcedure {
  readonly field: string;
  /** Whether it is taken in at counters at all. */
  readonly counter: boolean;
  /** Levels at which it is taken in; empty is every one. */
  readonly levels: readonly Level[];
}

/** Whether somebody may come to this counter for a procedure. */
export const serves = (schedule: OpenSchedule, { field, counter, levels }: ServedProcedure): boolean =>
  counter &&
  (schedule.fields.length === 0 || schedule.fields.includes(field)) &&
  (!levels.length || !schedule.office.levels.length || levels.some((level) => schedule.office.levels.includes(level)));
