import type { Interval, OfficeHours } from '@civicline/calendar';
import { addWorkingTime } from '@civicline/calendar';
import type { Localized } from './matter';
import type { Rule, RuleSet } from './rules';

/** A time in which the clock stands still, and why. */
export interface Pause {
  readonly from: Date;
  /** Null while it lasts. */
  readonly to: Date | null;
  readonly reason: Localized;
}

/** How long an office has, in working minutes. */
export interface Terms {
  readonly acknowledgeMinutes: number;
  readonly answerMinutes: number;
  /** Before the answer is due. */
  readonly warnMinutes: number;
}

/**
 * A round's deadlines. They are fixed when it begins, with the office hours of that moment beside them: whatever the
 * calendar says later, what was due at any past instant can be worked out again.
 */
export interface Deadline extends Terms {
  readonly round: number;
  readonly beganAt: Date;
  readonly hours: OfficeHours;
  readonly pauses: readonly Pause[];
}

/** The terms of a rule, or else of its rule set. */
export const termsOf = (rule: Rule, rules: RuleSet): Terms => ({
  acknowledgeMinutes: rule.acknowledgeMinutes || rules.acknowledgeMinutes,
  answerMinutes: rule.answerMinutes || rules.answerMinutes,
  warnMinutes: rule.warnMinutes || rules.warnMinutes,
});

/** What is due when. */
export interface Due {
  readonly acknowledgeBy: Date;
  /** Without pauses: as it was fixed. */
  readonly answerBy: Date;
  /** With the pauses so far. */
  readonly due: Date;
  readonly warnAt: Date;
}

/** Pauses as they stood at an instant: what came later is not known, what lasts ends now. */
const pausesAt = (pauses: readonly Pause[], instant: Date): Interval[] =>
  pauses.filter(({ from }) => from < instant).map(({ from, to }) => ({ from, to: to && to < instant ? to : instant }));

/**
 * What was due when, as it stood at `instant`: working time of the office, without lunch, nights, holidays, and without the
 * pauses until then. The same at every later look, since nothing that it is made of changes.
 */
export const dueAt = (deadline: Deadline, instant: Date): Due => {
  const { hours, beganAt, pauses, acknowledgeMinutes, answerMinutes, warnMinutes } = deadline;
  const paused = pausesAt(pauses, instant);
  return {
    acknowledgeBy: addWorkingTime(hours, beganAt, acknowledgeMinutes),
    answerBy: addWorkingTime(hours, beganAt, answerMinutes),
    due: addWorkingTime(hours, beganAt, answerMinutes, paused),
    warnAt: addWorkingTime(hours, beganAt, Math.max(answerMinutes - warnMinutes, 0), paused),
  };
};

export const isPaused = ({ pauses }: Deadline): boolean => pauses.some(({ to }) => to === null);

export const pause = (deadline: Deadline, from: Date, reason: Localized): Deadline => ({
  ...deadline,
  pauses: [...deadline.pauses, { from, to: null, reason }],
});

export const resume = (deadline: Deadline, to: Date): Deadline => ({
  ...deadline,
  pauses: deadline.pauses.map((one) => (one.to ? one : { ...one, to })),
});
