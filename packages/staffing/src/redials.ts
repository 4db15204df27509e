import { requireNotNegative } from './check';
import type { ImpatientFigures, ImpatientQueue } from './erlang-a';
import { erlangA } from './erlang-a';

export interface WithRedials extends ImpatientFigures {
  /** Attempts for each unit of time: first calls and redials. */
  readonly attempts: number;
}

const precision = 1e-10;

/**
 * Erlang A where a part of those who gave up calls again: attempts = first calls + redial * attempts * P(abandon), solved
 * by bisection. A load that feeds on itself has one solution, since attempts * (1 - redial * P) grows with attempts.
 * Throws RangeError for a redial rate outside [0, 1).
 */
export const withRedials = (queue: ImpatientQueue, redial: number): WithRedials => {
  requireNotNegative('redial', redial);
  if (redial >= 1) throw new RangeError(`redial is ${redial}, not below 1: nobody would ever stop`);
  const first = queue.arrivals;
  const figuresAt = (arrivals: number) => erlangA({ ...queue, arrivals });
  let [low, high] = [first, first / (1 - redial)];
  while (high - low > precision * high) {
    const middle = (low + high) / 2;
    if (middle * (1 - redial * figuresAt(middle).abandons) < first) low = middle;
    else high = middle;
  }
  return { attempts: high, ...figuresAt(high) };
};
