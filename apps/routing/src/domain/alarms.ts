import { addWorkingTime } from '@civicline/calendar';
import type { Deadline } from './deadline';
import { dueAt, isPaused } from './deadline';
import type { Referral } from './referral';
import { alarmed, isAwaited } from './referral';

/** What goes off by itself: a warning, the deadline, a step up for each further span of working time. */
export type AlarmRule = 'warned' | 'overdue' | 'escalated-1' | 'escalated-2' | 'escalated-3';

/** At most once for each (referral, rule, deadline). */
export interface Alarm {
  readonly rule: AlarmRule;
  /** The deadline that it stands for: a pause makes another one. */
  readonly deadline: Date;
  readonly at: Date;
}

/** Working minutes after the deadline at which the next level hears of it: half a day, a day and a half, three days. */
const stepsUp = [
  ['escalated-1', 240],
  ['escalated-2', 720],
  ['escalated-3', 1_440],
] as const;

/** The alarms of a deadline as it stands at `now`; none while the clock stands still. */
export const alarmsOf = (deadline: Deadline, now: Date): Alarm[] => {
  if (isPaused(deadline)) return [];
  const { due, warnAt } = dueAt(deadline, now);
  return [
    ...(warnAt < due ? [{ rule: 'warned' as const, deadline: due, at: warnAt }] : []),
    { rule: 'overdue', deadline: due, at: due },
    ...stepsUp.map(([rule, minutes]) => ({ rule, deadline: due, at: addWorkingTime(deadline.hours, due, minutes) })),
  ];
};

/** Level that an alarm raises a referral to; 0: none. 1 the head of the office, 2 the hotline's supervisor, 3 the People's Committee. */
const levelOf = (rule: AlarmRule): number => stepsUp.findIndex(([name]) => name === rule) + 1;

/** What went off, and the referral after it. */
export interface AlarmHappening {
  readonly what: 'warned' | 'overdue' | 'escalated';
  readonly referral: Referral;
}

/** What an alarm makes of a referral; undefined when it no longer matters. */
export const afterAlarm = (referral: Referral, rule: AlarmRule, at: Date): AlarmHappening | undefined => {
  if (!isAwaited(referral)) return undefined;
  if (rule === 'warned') return { what: 'warned', referral: { ...referral, changedAt: at } };
  return { what: rule === 'overdue' ? 'overdue' : 'escalated', referral: alarmed(referral, levelOf(rule), at) };
};
