import { addDays, localDay, localTime } from '@civicline/calendar';
import type { OfferedWindow, Wait } from './flow';

/** Sounds end with these numbers; what is beyond is said as the last. */
const longestNumber = 60;

/** A number from 0 to 60. */
export const sayNumber = (n: number): string => `number-${Math.min(longestNumber, Math.max(0, Math.round(n)))}`;

/** A time of day: "mười giờ", "ba mươi", "phút". */
export const sayTime = (at: Date): string[] => {
  const [hour = 0, minute = 0] = localTime(at).split(':').map(Number);
  return [`hour-${hour}`, ...(minute ? [sayNumber(minute), 'minutes'] : [])];
};

export const sayDay = (at: Date, now: Date): string[] => {
  const [day, today] = [localDay(at), localDay(now)];
  if (day === today) return ['today'];
  if (day === addDays(today, 1)) return ['tomorrow'];
  const [, month = 0, date = 0] = day.split('-').map(Number);
  return [`day-${date}`, `month-${month}`];
};

export const sayWindow = ({ from, to }: Pick<OfferedWindow, 'from' | 'to'>, now: Date): string[] => [
  'call-back-window',
  ...sayDay(from, now),
  'from',
  ...sayTime(from),
  'until',
  ...sayTime(to),
];

/** Where a caller stands, and for how long about nine of ten would wait. */
export const sayWait = ({ position, minutes }: Wait): string[] => [
  ...(position > 1 ? ['position', sayNumber(position)] : ['next-in-line']),
  ...(minutes < 1 ? ['wait-short'] : ['wait-about', sayNumber(minutes), 'minutes']),
];

const appointmentStates = ['pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow'] as const;
const referralStates = ['open', 'assigned', 'acknowledged', 'answered', 'explained', 'closed', 'returned'] as const;

/** What a code stands for, as far as it is said to whoever calls from its number. */
export type Found =
  | { readonly kind: 'appointment'; readonly status: (typeof appointmentStates)[number]; readonly start: Date }
  | { readonly kind: 'referral'; readonly status: (typeof referralStates)[number] };

/** How things are; of a visit that is to come also when. */
export const sayFound = (found: Found, now: Date): string[] => [
  `status-${found.kind}-${found.status}`,
  ...(found.kind === 'appointment' && found.status === 'booked'
    ? [...sayTime(found.start), ...sayDay(found.start, now)]
    : []),
];

const upTo = (from: number, to: number, name: string) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${name}-${from + i}`);

/** Every sound that a call may need, in each language: the file with their texts has the same ones. */
export const prompts: readonly string[] = [
  'greeting',
  'menu',
  'not-understood',
  'nothing-pressed',
  'code-ask',
  'code-unknown',
  'not-now',
  'papers-ask',
  'press',
  'papers-sent',
  'no-number',
  'recording-consent',
  'please-hold',
  'position',
  'next-in-line',
  'wait-about',
  'wait-short',
  'minutes',
  'call-back-offer',
  'call-back-window',
  'call-back-confirm',
  'call-back-confirmed',
  'call-back-full',
  'transfer-failed',
  'reminder-hello',
  'reminder-visit',
  'reminder-ask',
  'reminder-sure',
  'reminder-ready',
  'reminder-failed',
  'reminder-goodbye',
  'goodbye',
  'from',
  'until',
  'today',
  'tomorrow',
  ...appointmentStates.map((status) => `status-appointment-${status}`),
  ...referralStates.map((status) => `status-referral-${status}`),
  ...upTo(0, longestNumber, 'number'),
  ...upTo(0, 23, 'hour'),
  ...upTo(1, 31, 'day'),
  ...upTo(1, 12, 'month'),
];
