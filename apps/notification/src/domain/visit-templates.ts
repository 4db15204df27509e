import { formatWhen } from '@civicline/calendar';
import type { Urgency } from './considerate';
import type { Locale, VisitFacts } from './message';
import type { MessageText, Personal } from './template';
import { defineTemplate, pick } from './template';
import type { VisitWords } from './texts/visit-texts';
import { labels, visitTexts } from './texts/visit-texts';

type Name = keyof typeof visitTexts;

const wordsOf = (facts: VisitFacts, personal: Personal, locale: Locale): VisitWords => ({
  code: facts.code,
  when: formatWhen(facts.start, locale),
  previously: facts.previousStart ? formatWhen(facts.previousStart, locale) : '',
  office: pick(facts.officeName, locale),
  address: pick(facts.officeAddress, locale),
  procedure: pick(facts.procedureName, locale),
  reason: pick(facts.reason, locale),
  papers: personal.papers.map((paper) => pick(paper, locale)),
  link: personal.link,
  byOffice: facts.byOffice ?? false,
});

/** A text about a visit, with the visit at a glance. */
const write =
  (name: Name, locale: Locale) =>
  (facts: VisitFacts, personal: Personal): MessageText => {
    const words = wordsOf(facts, personal, locale);
    const label = labels[locale];
    return {
      ...visitTexts[name][locale](words),
      rows: [
        [label.code, words.code],
        [label.when, words.when],
        [label.where, [words.office, words.address].filter(Boolean).join(', ')],
        [label.procedure, words.procedure],
      ],
      list: { heading: label.papers, items: name === 'appointment-cancelled' ? [] : words.papers },
      action: { label: label.manage, link: words.link },
    };
  };

/** Made up. */
export const sampleVisit: VisitFacts = {
  code: 'DN4K-7X3P',
  version: 1,
  start: new Date('2026-11-25T04:00:00Z'),
  end: new Date('2026-11-25T04:30:00Z'),
  previousStart: new Date('2026-11-24T04:00:00Z'),
  officeName: {
    vi: 'Trung tâm Phục vụ hành chính công tỉnh Đồng Nai',
    en: 'Dong Nai Provincial Public Administration Center',
  },
  officeAddress: { vi: 'Phường Trấn Biên, Đồng Nai', en: 'Tran Bien Ward, Dong Nai' },
  procedureCode: 'SAMPLE',
  procedureName: { vi: 'Đăng ký thế chấp quyền sử dụng đất', en: 'Mortgage registration of land use rights' },
  reason: { vi: 'Mất điện', en: 'Power cut' },
  byOffice: true,
};

/**
 * An answer to what the citizen has just done is waited for. What the office changed can wait for the morning, unless
 * somebody would set out by then: to the visit that was, or to the one that is.
 */
const urgencyOf = ({ byOffice, start, previousStart }: VisitFacts): Urgency =>
  byOffice
    ? { kind: 'considerate', visit: previousStart && previousStart < start ? previousStart : start }
    : { kind: 'at-once' };

const visitTemplate = (name: Name) =>
  defineTemplate<VisitFacts>({
    name,
    notice: 'change',
    recipient: 'appointment',
    instants: ['start', 'end', 'previousStart'],
    sample: sampleVisit,
    texts: { vi: write(name, 'vi'), en: write(name, 'en') },
    ...(name === 'appointment-cancelled' ? {} : { papersOf: ({ procedureCode }) => procedureCode }),
    urgency: urgencyOf,
    answerOf: ({ byOffice, code }) => (byOffice ? code : undefined),
    calendar: (facts) => ({
      uid: `${facts.code}@civicline.vn`,
      sequence: facts.version,
      start: facts.start,
      end: facts.end,
      summary: {
        vi: `${facts.procedureName.vi} (${facts.code})`,
        en: `${pick(facts.procedureName, 'en')} (${facts.code})`,
      },
      place: placeOf(facts),
      cancelled: name === 'appointment-cancelled',
    }),
  });

const placeOf = ({ officeName, officeAddress }: VisitFacts) => {
  const place = (locale: Locale) => [pick(officeName, locale), pick(officeAddress, locale)].filter(Boolean).join(', ');
  return { vi: place('vi'), en: place('en') };
};

/** What is told of each change of a visit. */
export const appointmentBooked = visitTemplate('appointment-booked');
export const appointmentMoved = visitTemplate('appointment-moved');
export const appointmentCancelled = visitTemplate('appointment-cancelled');
