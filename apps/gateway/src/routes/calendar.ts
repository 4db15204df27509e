/** What a calendar is told of a visit. */
export interface CalendarVisit {
  readonly code: string;
  readonly status: string;
  readonly version: number;
  /** RFC 3339, as the others. */
  readonly start: string;
  readonly end: string;
  readonly changedAt: string;
  readonly summary: string;
  readonly location: string;
}

const utc = (text: string) => new Date(text).toISOString().replace(/[-:]|\.\d{3}/g, '');
const escape = (text: string) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\n/g, '\\n');

/** Lines of at most 75 octets (RFC 5545, 3.1), cut between characters. */
const foldLine = (line: string): string => {
  let out = '';
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > 74) {
      out += '\r\n ';
      octets = 1;
    }
    out += sign;
    octets += size;
  }
  return out;
};

const eventOf = (visit: CalendarVisit): string[] => [
  'BEGIN:VEVENT',
  `UID:${visit.code}@civicline.vn`,
  `SEQUENCE:${visit.version}`,
  `DTSTAMP:${utc(visit.changedAt)}`,
  `DTSTART:${utc(visit.start)}`,
  `DTEND:${utc(visit.end)}`,
  `SUMMARY:${escape(visit.summary)}`,
  `LOCATION:${escape(visit.location)}`,
  `STATUS:${visit.status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
  'END:VEVENT',
];

/**
 * Visits as RFC 5545 has them. The UID of one is the same as in the invitation by e-mail: a calendar keeps one entry. A `name`
 * is what a calendar that subscribes to them is called (RFC 7986, 5.1, and what was said before it), and how often it asks.
 */
export const calendarOf = (visits: readonly CalendarVisit[], name = ''): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Civicline//1022//VI',
    'METHOD:PUBLISH',
    ...(name ? [`NAME:${escape(name)}`, `X-WR-CALNAME:${escape(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT15M'] : []),
    ...visits.flatMap(eventOf),
    'END:VCALENDAR',
    '',
  ]
    .map(foldLine)
    .join('\r\n');
