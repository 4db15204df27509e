import { addDays, instantOf, isHoliday, localDay, localTime } from '@civicline/calendar';
import type { Citizen, Localized, SlotRef } from './appointment';
import { nothingOffered, waitlistEntryEnded } from './refusals';

export type WaitlistStatus = 'waiting' | 'offered' | 'taken' | 'passed' | 'left';

/** Why a step happened. */
export type WaitlistCause =
  | 'citizen'
  | 'staff'
  | 'cancelled'
  | 'moved'
  | 'released'
  | 'expired'
  | 'passed-on'
  | 'opened'
  | 'no-answer'
  | 'closed'
  | 'over';

/** A place that is held for somebody in line. */
export interface Offer {
  readonly slot: SlotRef;
  readonly holdId: string;
  readonly until: Date;
}

/** Somebody in line for a place. */
export interface WaitlistEntry {
  readonly id: string;
  readonly code: string;
  /** Proves the entry in place of the number: it is told to nobody but the number. */
  readonly key: string;
  readonly status: WaitlistStatus;
  readonly version: number;
  readonly officeId: string;
  readonly officeName: Localized;
  /** Empty: any counter that serves the procedure. */
  readonly scheduleId: string;
  readonly procedureCode: string;
  readonly procedureName: Localized;
  /** Local days, both included. */
  readonly fromDay: string;
  readonly toDay: string;
  /** Local times [earliest, latest) of the visit's beginning; empty is unbounded. */
  readonly earliest: string;
  readonly latest: string;
  readonly citizen: Citizen;
  readonly locale: 'vi' | 'en';
  readonly joinedAt: Date;
  readonly changedAt: Date;
  readonly offer: Offer | null;
  /** Empty until it has become one. */
  readonly appointmentCode: string;
}

/** One step of an entry, for whoever asks later whether the line was fair. */
export interface WaitlistStep {
  readonly version: number;
  readonly status: WaitlistStatus;
  readonly cause: WaitlistCause;
  readonly at: Date;
  /** Empty when it was about no place. */
  readonly slotId: string;
}

const wakes = '07:00';
const sleeps = '21:00';

/** When somebody who is told now can be expected to read it: not at night, nor on a public holiday, as messages are sent. */
const readAt = (now: Date): Date => {
  let at = localTime(now) >= sleeps ? instantOf(addDays(localDay(now), 1), wakes) : now;
  while (isHoliday(localDay(at))) at = instantOf(addDays(localDay(at), 1), wakes);
  return localTime(at) < wakes ? instantOf(localDay(at), wakes) : at;
};

/** Until when a place is held for somebody who is told now: nobody has to answer in their sleep. */
export const offerUntil = (now: Date, minutes: number): Date => new Date(readAt(now).getTime() + minutes * 60_000);

const step = (entry: WaitlistEntry, status: WaitlistStatus, now: Date): WaitlistEntry => ({
  ...entry,
  status,
  version: entry.version + 1,
  changedAt: now,
  offer: null,
});

export const offerTo = (entry: WaitlistEntry, offer: Offer, now: Date): WaitlistEntry => ({
  ...step(entry, 'offered', now),
  offer,
});

/** The place that is held for the entry. Refuses NOTHING_OFFERED: nothing was, or its time has run out. */
export const offerOf = ({ status, offer }: WaitlistEntry, now: Date): Offer => {
  if (!offer || offer.until <= now) throw nothingOffered(status);
  return offer;
};

export const take = (entry: WaitlistEntry, appointmentCode: string, now: Date): WaitlistEntry => ({
  ...step(entry, 'taken', now),
  appointmentCode,
});

/** The time to answer has run out: the place goes to the next, and the entry ends. */
export const passOn = (entry: WaitlistEntry, now: Date): WaitlistEntry => step(entry, 'passed', now);

/** The place that was held was closed: the entry waits again, where it stood in line. */
export const waitAgain = (entry: WaitlistEntry, now: Date): WaitlistEntry => step(entry, 'waiting', now);

/** Refuses WAITLIST_ENTRY_ENDED. */
export const leaveLine = (entry: WaitlistEntry, now: Date): WaitlistEntry => {
  if (entry.status !== 'waiting' && entry.status !== 'offered') throw waitlistEntryEnded(entry.status);
  return step(entry, 'left', now);
};
