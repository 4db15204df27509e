import type { Target } from './agents-needed';
import { agentsNeeded, agentsNeededPatient } from './agents-needed';
import { requireNotNegative, requirePositive } from './check';
import { answeredWithin } from './erlang-a';
import { withRedials } from './redials';

/** Half an hour of a day, or any step. */
export interface Interval {
  /** First calls in this step. */
  readonly calls: number;
  /** Seats that are filled; 0 is a closed desk. */
  readonly seats: number;
}

export interface DayQuestion {
  readonly intervals: readonly Interval[];
  readonly intervalMinutes: number;
  readonly handleSeconds: number;
  readonly patienceSeconds: number;
  /** Part of those who gave up who call again. */
  readonly redial: number;
  /** Calls and handle time of a surge, as multiples of an ordinary day; 1 and 1 is none. */
  readonly surge: { readonly calls: number; readonly handle: number };
  readonly target: { readonly part: number; readonly withinSeconds: number };
}

export interface PlannedInterval {
  readonly calls: number;
  readonly attempts: number;
  readonly erlangs: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly meanWaitSeconds: number;
  /** Answered within the target's time, of those offered. */
  readonly serviceLevel: number;
  readonly occupancy: number;
  readonly agentsNeeded: number;
  /** Erlang C: if nobody gave up. */
  readonly agentsNeededPatient: number;
}

export interface DayPlan {
  readonly intervals: readonly PlannedInterval[];
  readonly calls: number;
  readonly attempts: number;
  readonly answered: number;
  readonly abandoned: number;
}

const closed = { attempts: 0, answered: 0, abandons: 1, meanWait: 0, occupancy: 0, serviceLevel: 0 };

/**
 * What the seats of a day carry, step by step, and how many each step needs. Each step is taken as if it lasted (the
 * stationary independent period by period approximation; L. Green, P. Kolesar 1991), redials within their own step. A step
 * without seats loses its calls. Throws RangeError for what is no day.
 */
export const planDay = (question: DayQuestion): DayPlan => {
  const { intervalMinutes, patienceSeconds, redial, surge } = question;
  requirePositive('intervalMinutes', intervalMinutes);
  requirePositive('surge.calls', surge.calls);
  requirePositive('surge.handle', surge.handle);
  const seconds = intervalMinutes * 60;
  const handle = question.handleSeconds * surge.handle;
  const target: Target = { part: question.target.part, within: question.target.withinSeconds };
  const known = new Map<string, PlannedInterval>();

  const plan = ({ calls: ordinary, seats }: Interval): PlannedInterval => {
    requireNotNegative('calls', ordinary);
    const calls = ordinary * surge.calls;
    const arrivals = calls / seconds;
    const queue = { agents: seats, arrivals, handle, patience: patienceSeconds };
    const carried = seats === 0 ? { ...closed, attempts: calls } : carry(queue);
    return {
      calls,
      attempts: carried.attempts,
      erlangs: arrivals * handle,
      answered: carried.attempts * (1 - carried.abandons),
      abandoned: carried.attempts * carried.abandons,
      meanWaitSeconds: carried.meanWait,
      serviceLevel: carried.serviceLevel,
      occupancy: carried.occupancy,
      agentsNeeded: agentsNeeded(queue, target),
      agentsNeededPatient: agentsNeededPatient(queue, target),
    };
  };

  const carry = (queue: { agents: number; arrivals: number; handle: number; patience: number }) => {
    const { attempts, ...figures } = withRedials(queue, redial);
    const serviceLevel = answeredWithin({ ...queue, arrivals: attempts }, target.within);
    return { ...figures, attempts: attempts * seconds, serviceLevel };
  };

  // Steps of a day are often alike; each kind is worked out once.
  const intervals = question.intervals.map((interval) => {
    const key = `${interval.calls} ${interval.seats}`;
    const planned = known.get(key) ?? plan(interval);
    known.set(key, planned);
    return planned;
  });
  const sum = (of: (interval: PlannedInterval) => number) => intervals.reduce((total, one) => total + of(one), 0);
  return {
    intervals,
    calls: sum(({ calls }) => calls),
    attempts: sum(({ attempts }) => attempts),
    answered: sum(({ answered }) => answered),
    abandoned: sum(({ abandoned }) => abandoned),
  };
};
