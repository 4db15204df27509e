import { requireNotNegative, requirePositive, requireWhole } from './check';
import { erlangB } from './erlang-b';
import { integrate } from './integrate';

/** A queue whose callers give up. All times in one unit, whichever. */
export interface ImpatientQueue {
  readonly agents: number;
  /** Arrivals for each unit of time. */
  readonly arrivals: number;
  /** Mean time of an agent with a call. */
  readonly handle: number;
  /** Mean time after which a caller who still waits gives up. */
  readonly patience: number;
}

export interface ImpatientFigures {
  /** Part of those offered who wait at all. */
  readonly waits: number;
  /** Part of those offered who give up. */
  readonly abandons: number;
  /** Mean wait of all offered, those who gave up included. */
  readonly meanWait: number;
  /** Part of the agents' time spent with calls. */
  readonly occupancy: number;
}

/** Sums of the queue's states, as parts of the state "all agents busy, nobody waits". */
const queueSums = ({ agents, arrivals, handle, patience }: ImpatientQueue) => {
  let term = 0;
  let most = 0;
  const logs: number[] = [];
  for (let waiting = 0; ; waiting++) {
    if (waiting > 0) term += Math.log(arrivals / (agents / handle + waiting / patience));
    most = Math.max(most, term);
    logs.push(term);
    // Terms fall for ever once they fall; below this they are nothing beside the largest.
    if (term < most - 45) break;
  }
  // The largest is taken out, so that patient callers in a flood do not overflow.
  const scaled = logs.map((log) => Math.exp(log - most));
  const states = scaled.reduce((sum, part) => sum + part, 0);
  const callers = scaled.reduce((sum, part, waiting) => sum + waiting * part, 0);
  const blocked = erlangB(agents, arrivals * handle);
  const fewer = (1 / blocked - 1) * Math.exp(-most);
  return { most, whole: fewer + states, states, callers };
};

const check = ({ agents, arrivals, handle, patience }: ImpatientQueue) => {
  requireWhole('agents', agents, 1);
  requireNotNegative('arrivals', arrivals);
  requirePositive('handle', handle);
  requirePositive('patience', patience);
};

/**
 * Erlang A: what callers who give up after an exponential time meet (M/M/n+M), exact from the states of the birth-death
 * process. Source: C. Palm 1946; O. Garnett, A. Mandelbaum, M. Reiman, Designing a Call Center with Impatient Customers,
 * 2002. Throws RangeError for what is no queue.
 */
export const erlangA = (queue: ImpatientQueue): ImpatientFigures => {
  check(queue);
  const { agents, arrivals, handle, patience } = queue;
  if (arrivals === 0) return { waits: 0, abandons: 0, meanWait: 0, occupancy: 0 };
  const { whole, states, callers } = queueSums(queue);
  // Little: callers in the queue = arrivals * mean wait; and each of them leaves at a rate of 1/patience.
  const meanWait = callers / whole / arrivals;
  const abandons = meanWait / patience;
  return { waits: states / whole, abandons, meanWait, occupancy: (arrivals * (1 - abandons) * handle) / agents };
};

/**
 * The part of those offered who are answered within `within`.
 *
 * Who arrives to k waiting would be served after the k + 1 first of the exits at rates n/AHT + j/patience. Summed over k
 * with the states' weights that is the density p(n) n/AHT exp((lambda theta)(1 - exp(-t/theta)) - n t/AHT) of the wait that
 * a caller of endless patience would have (theta: patience); who has not given up by then, exp(-t/theta), is answered.
 */
export const answeredWithin = (queue: ImpatientQueue, within: number): number => {
  check(queue);
  requireNotNegative('within', within);
  const { agents, arrivals, handle, patience } = queue;
  if (arrivals === 0) return 1;
  const { most, whole, states } = queueSums(queue);
  const answered = integrate(
    (t) =>
      (agents / handle) *
      Math.exp(arrivals * patience * (1 - Math.exp(-t / patience)) - (agents / handle + 1 / patience) * t - most),
    within,
    handle / agents,
  );
  return Math.min(1, 1 - states / whole + answered / whole);
};
