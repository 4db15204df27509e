import { requireNotNegative, requirePositive, requireWhole } from './check';
import { erlangB } from './erlang-b';
import { areaUnder } from './integrate';

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

/** Past this, what is left of exp(-x) is not even the smallest double. */
const forgotten = 800;
/** Terms below this part of the largest change nothing. */
const least = 1e-20;

/**
 * Sums of the queue's states, as parts of the likeliest number of waiting callers. They are added from that number outwards,
 * by ratios: nothing overflows, however long callers are patient, and a flood costs no more than its spread.
 */
const queueSums = ({ agents, arrivals, handle, patience }: ImpatientQueue) => {
  // Exits while all agents are busy and `waiting` callers wait, for each arrival.
  const exits = (waiting: number) => (agents / handle + waiting / patience) / arrivals;
  const likeliest = Math.max(0, Math.floor((arrivals - agents / handle) * patience));
  let [states, callers] = [1, likeliest];
  const add = (part: number, waiting: number) => {
    states += part;
    callers += waiting * part;
  };
  for (let part = 1, waiting = likeliest + 1; (part /= exits(waiting)) > least; waiting++) add(part, waiting);
  for (let part = 1, waiting = likeliest; waiting > 0 && (part *= exits(waiting)) > least; waiting--)
    add(part, waiting - 1);
  return {
    whole: fewerBusy(agents, arrivals * handle, likeliest, exits, arrivals * patience) + states,
    states,
    callers,
  };
};

/** The states in which an agent is free, as parts of the likeliest one. */
const fewerBusy = (
  agents: number,
  erlangs: number,
  likeliest: number,
  exits: (waiting: number) => number,
  patientArrivals: number,
) => {
  // The logarithm of the likeliest state over the first is at least this; past `forgotten` nobody is ever free.
  if ((likeliest * (likeliest - 1)) / 2 / patientArrivals > forgotten) return 0;
  let log = 0;
  for (let waiting = 1; waiting <= likeliest; waiting++) log -= Math.log(exits(waiting));
  return (1 / erlangB(agents, erlangs) - 1) * Math.exp(-log);
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
 * Who arrives to k waiting would be served after the k + 1 first of the exits at rates n/AHT + j/patience. Summed over k with
 * the states' weights, the wait of who is answered has a density proportional to
 * exp((lambda theta)(1 - exp(-t/theta)) - (n/AHT + 1/theta) t), theta the patience. Of all who wait, waits - abandons are
 * answered; `within` says which part of that density has passed.
 */
export const answeredWithin = (queue: ImpatientQueue, within: number): number => {
  const { waits, abandons } = erlangA(queue);
  requireNotNegative('within', within);
  const { agents, arrivals, handle, patience } = queue;
  if (arrivals === 0) return 1;
  const fall = agents / handle + 1 / patience;
  const rise = (t: number) => arrivals * Math.exp(-t / patience);
  const hill = {
    log: (t: number) => -arrivals * patience * Math.expm1(-t / patience) - fall * t,
    scale: (t: number) => Math.min(patience, 1 / (Math.abs(rise(t) - fall) + Math.sqrt(rise(t) / patience))),
    top: patience * Math.log(arrivals / fall),
  };
  const reference = hill.log(Math.max(0, hill.top));
  const passed = areaUnder(hill, within, reference) / areaUnder(hill, Infinity, reference);
  return Math.max(0, Math.min(1, 1 - waits + (waits - abandons) * passed));
};
