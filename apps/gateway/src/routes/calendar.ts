import type { z } from 'zod';
import type { appointment } from './shapes';

type Shown = Pick<z.infer<typeof appointment>, 'code' | 'version' | 'slot' | 'procedure' | 'office' | 'changedAt'> & {
  status: string;
};

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

/** An appointment as RFC 5545 has it. The UID is the same as in the invitation by e-mail: a calendar keeps one entry. */
export const calendarOf = ({ code, status, version, slot, procedure, office, changedAt }: Shown): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Civicline//1022//VI',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${code}@civicline.vn`,
    `SEQUENCE:${version}`,
    `DTSTAMP:${utc(changedAt)}`,
    `DTSTART:${utc(slot.start)}`,
    `DTEND:${utc(slot.end)}`,
    `SUMMARY:${escape(`${procedure.name} (${code})`)}`,
    `LOCATION:${escape(`${office.name}, ${office.address}`)}`,
    `STATUS:${status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(foldLine)
    .join('\r\n');
