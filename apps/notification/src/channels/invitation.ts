import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Locale } from '../domain/message';
import type { CalendarEntry } from '../domain/template';
import { pick } from '../domain/template';

/**
 * The calendar invitation of a visit (RFC 5546): one UID for the life of the appointment, SEQUENCE is its version, so
 * a calendar moves or removes the entry it has instead of adding another.
 */
export const invitation = (entry: CalendarEntry, locale: Locale, link: string, now: Date) => {
  const method = entry.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const calendar = ical({ prodId: '//Civicline//1022//VI', method });
  calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: now,
    start: entry.start,
    end: entry.end,
    summary: pick(entry.summary, locale),
    location: pick(entry.place, locale),
    status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    url: link,
  });
  return { method: entry.cancelled ? ('CANCEL' as const) : ('REQUEST' as const), content: calendar.toString() };
};
