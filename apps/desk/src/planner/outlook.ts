import type { DayPlan } from '@civicline/staffing';
import { erlangB, partInFull, planDay } from '@civicline/staffing';
import type { Day } from './day';
import { minutesOfStep, openSteps, totalOf } from './day';

/** What is known or supposed of the calls of a day. */
export interface Supposed {
  readonly handleSeconds: number;
  readonly patienceSeconds: number;
  /** Part of those who gave up who call again. */
  readonly redial: number;
  readonly lines: number;
  readonly captureSeconds: number;
}

export interface Surge {
  readonly calls: number;
  readonly handle: number;
}

export interface Outlook {
  readonly plan: DayPlan;
  /** Calls of each half hour that find every line busy, if nobody could wait. */
  readonly blocked: readonly number[];
  /** Most agents that a half hour needs. */
  readonly neededAtMost: number;
  /** Agent-hours that 80/20 would take. */
  readonly neededHours: number;
  readonly staffedHours: number;
  /** Of all attempts, answered within the target. */
  readonly serviceLevel: number | null;
  /** Share that can be taken in full when the rest are captured quickly; null: not even that. */
  readonly inFull: number | null;
}

export const noSurge: Surge = { calls: 1, handle: 1 };
const target = { part: 0.8, withinSeconds: 20 };
/** How busy agents can be, day in, day out. */
const occupancy = 0.85;

/** What becomes of a day: pure, and quick enough to be worked out while a slider is dragged. */
export const outlookOf = (day: Day, supposed: Supposed, surge: Surge): Outlook => {
  const { handleSeconds, patienceSeconds, redial, lines, captureSeconds } = supposed;
  const intervals = day.calls.map((calls, step) => ({ calls, seats: day.seats[step] ?? 0 }));
  const plan = planDay({
    intervals,
    intervalMinutes: minutesOfStep,
    handleSeconds,
    patienceSeconds,
    redial,
    surge,
    target,
  });
  const hoursOf = (count: (step: number) => number) =>
    (day.calls.reduce((sum, _, step) => sum + count(step), 0) * minutesOfStep) / 60;
  const calls = totalOf(day) * surge.calls;
  const open = openSteps(day);
  const full = (handleSeconds * surge.handle) / 60;
  return {
    plan,
    blocked: plan.intervals.map(({ calls: offered, erlangs }) => offered * erlangB(lines, erlangs)),
    neededAtMost: Math.max(0, ...plan.intervals.map(({ agentsNeeded }) => agentsNeeded)),
    neededHours: hoursOf((step) => plan.intervals[step]?.agentsNeeded ?? 0),
    staffedHours: hoursOf((step) => day.seats[step] ?? 0),
    serviceLevel: plan.attempts
      ? plan.intervals.reduce((sum, { attempts, serviceLevel }) => sum + attempts * serviceLevel, 0) / plan.attempts
      : null,
    inFull:
      calls && open && full > captureSeconds / 60
        ? partInFull({
            calls,
            seats: hoursOf((step) => day.seats[step] ?? 0) / ((open * minutesOfStep) / 60),
            hours: (open * minutesOfStep) / 60,
            occupancy,
            fullMinutes: full,
            captureMinutes: captureSeconds / 60,
          })
        : calls
          ? null
          : 1,
  };
};
