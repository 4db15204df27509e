import { addDays, localDay, localTime } from '@civicline/calendar';
import type { OfferedWindow, Wait } from './flow';

type Locale = 'vi' | 'en';

/** Every sound that a call may need, in each language. The file with their texts names the same ones. */
export const prompts = [
  'greeting',
  'menu',
  'wrong-key',
  'code-ask',
  'code-unknown',
  'not-now',
  'papers-menu',
  'papers-sent',
  'no-number',
  'please-wait',
  'position',
  'wait-about',
  'wait-long',
  'minutes',
  'call-back-offer',
  'call-back-window',
  'call-back-confirm',
  'call-back-promised',
  'no-window',
  'transfer-failed',
  'goodbye',
  'from',
  'to',
  'hour',
  'minute',
  'today',
  'tomorrow',
  'day',
  'month',
  'visit-booked',
  'visit-pending',
  'visit-cancelled',
  'visit-over',
  'referral-open',
  'referral-answered',
  'referral-closed',
  'referral-overdue',
] as const;

export type Prompt = (typeof prompts)[number];

/** Numbers that have a sound of their own; all others are put together. */
const wholes: Record<Locale, number> = { vi: 10, en: 20 };
const vietnameseOnly = ['n-muoi', 'n-mot', 'n-lam'];
const tens = [20, 30, 40, 50, 60, 70, 80, 90];

/** Sounds of numbers, by language. */
export const numberPrompts = (locale: Locale): readonly string[] => [
  ...Array.from({ length: wholes[locale] + 1 }, (_, n) => `n-${n}`),
  ...(locale === 'vi' ? vietnameseOnly : tens.slice(1).map((n) => `n-${n}`)),
];

const inVietnamese = (n: number): string[] => {
  if (n <= 10) return [`n-${n}`];
  const [ten, one] = [Math.floor(n / 10), n % 10];
  const head = ten === 1 ? ['n-10'] : [`n-${ten}`, 'n-muoi'];
  if (one === 0) return head;
  if (one === 1 && ten > 1) return [...head, 'n-mot'];
  return [...head, one === 5 ? 'n-lam' : `n-${one}`];
};

const inEnglish = (n: number): string[] => {
  if (n <= 20 || n % 10 === 0) return [`n-${n}`];
  return [`n-${n - (n % 10)}`, `n-${n % 10}`];
};

/** A number from 0 to 99 as it is said; what is beyond is said as 99. */
export const sayNumber = (n: number, locale: Locale): string[] => {
  const whole = Math.min(99, Math.max(0, Math.round(n)));
  return locale === 'vi' ? inVietnamese(whole) : inEnglish(whole);
};

/** An hour of the day: "mười giờ ba mươi phút". */
export const sayTime = (at: Date, locale: Locale): string[] => {
  const [hour = 0, minute = 0] = localTime(at).split(':').map(Number);
  return [...sayNumber(hour, locale), 'hour', ...(minute ? [...sayNumber(minute, locale), 'minute'] : [])];
};

export const sayDay = (at: Date, now: Date, locale: Locale): string[] => {
  const [day, today] = [localDay(at), localDay(now)];
  if (day === today) return ['today'];
  if (day === addDays(today, 1)) return ['tomorrow'];
  const [, month = 0, date = 0] = day.split('-').map(Number);
  return ['day', ...sayNumber(date, locale), 'month', ...sayNumber(month, locale)];
};

export const sayWindow = ({ from, to }: Pick<OfferedWindow, 'from' | 'to'>, now: Date, locale: Locale): string[] => [
  'from',
  ...sayTime(from, locale),
  'to',
  ...sayTime(to, locale),
  ...sayDay(from, now, locale),
];

/** Beyond it a wait is "long": a number would promise what nobody knows. */
const longestMinutes = 45;

/** Where a caller stands, and for how long about nine of ten would wait. */
export const sayWait = ({ position, minutes }: Wait, locale: Locale): string[] => [
  'position',
  ...sayNumber(position, locale),
  ...(minutes > longestMinutes ? ['wait-long'] : ['wait-about', ...sayNumber(Math.max(1, minutes), locale), 'minutes']),
];
