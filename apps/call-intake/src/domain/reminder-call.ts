import { addDays, instantOf, localDay, localTime } from '@civicline/calendar';
import type { TimeString } from '@civicline/calendar';

/** Somebody who is called because a visit is near, and reached by nothing that is read. */
export interface ReminderCall {
  readonly id: string;
  /** E.164. */
  readonly number: string;
  readonly code: string;
  /** When the visit begins. */
  readonly start: Date;
  readonly locale: 'vi' | 'en';
  /** Tries so far. */
  readonly tries: number;
}

/** What one try came to. `heard`: somebody picked up, was told, and pressed nothing that changes anything. */
export type TryResult = 'ready' | 'cancelled' | 'heard' | 'busy' | 'no_answer' | 'failed';

/** What the whole came to. */
export type ReminderResult = 'ready' | 'cancelled' | 'heard' | 'unreachable' | 'too_late';

export interface CallHours {
  readonly from: TimeString;
  readonly until: TimeString;
}

const triesAtMost = 3;
const againMs: Readonly<Record<'busy' | 'no_answer' | 'failed', number>> = {
  busy: 5 * 60_000,
  no_answer: 20 * 60_000,
  failed: 60_000,
};

/** When a citizen may be called, from `at` on: their telephone rings by day. */
export const callableFrom = ({ from, until }: CallHours, at: Date): Date => {
  const [day, time] = [localDay(at), localTime(at)];
  if (time < from) return instantOf(day, from);
  return time < until ? at : instantOf(addDays(day, 1), from);
};

/** Whoever was not reached is called again, as long as their visit is ahead. */
export const afterTry = (
  { tries, start }: Pick<ReminderCall, 'tries' | 'start'>,
  result: TryResult,
  hours: CallHours,
  now: Date,
): { readonly dueAt: Date } | { readonly result: ReminderResult } => {
  if (result === 'ready' || result === 'cancelled' || result === 'heard') return { result };
  if (tries >= triesAtMost) return { result: 'unreachable' };
  const dueAt = callableFrom(hours, new Date(now.getTime() + againMs[result]));
  return dueAt < start ? { dueAt } : { result: 'unreachable' };
};

export interface LineUse {
  /** Lines of the trunk. */
  readonly lines: number;
  /** In use now, for calls in and out. */
  readonly busy: number;
  /** Of these, by reminders. */
  readonly reminding: number;
  /** Callers who wait for an agent. */
  readonly waiting: number;
}

/** How many more may be called now: so many lines stay free for those who call us, and while any of them waits nobody is reminded. */
export const roomForReminders = (
  { lines, busy, reminding, waiting }: LineUse,
  { atOnce, spareLines }: { readonly atOnce: number; readonly spareLines: number },
): number => (waiting ? 0 : Math.max(0, Math.min(atOnce - reminding, lines - spareLines - busy)));
