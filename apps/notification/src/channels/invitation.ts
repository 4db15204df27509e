import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Template, VisitFacts } from '../domain/message';
import type { Locale } from '../domain/texts/visit-texts';

/**
 * The calendar invitation of a visit (RFC 5546): one UID for the life of the appointment, SEQUENCE is its version, so
 * a calendar moves or removes the entry it has instead of adding another.
 */
export const invitation = (template: Template, facts: VisitFacts, locale: Locale, link: string, now: Date) => {
  const cancelled = template === 'appointment-cancelled';
  const method = cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const pick = (text: { vi: string; en: string }) => text[locale] || text.vi;
  const calendar = ical({ prodId: '//Civicline//1022//VI', method });
  calendar.createEvent({
    id: `${facts.code}@civicline.vn`,
    sequence: facts.version,
    stamp: now,
    start: facts.start,
    end: facts.end,
    summary: `${pick(facts.procedureName)} (${facts.code})`,
    location: [pick(facts.officeName), pick(facts.officeAddress)].filter(Boolean).join(', '),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    url: link,
  });
  return { method: cancelled ? ('CANCEL' as const) : ('REQUEST' as const), content: calendar.toString() };
};
