import { requireNotNegative } from './check';
import type { ImpatientFigures, ImpatientQueue } from './erlang-a';
import { erlangA } from './erlang-a';

export interface WithRedials extends ImpatientFigures {
  /** Attempts for each unit of time: first calls and redials. */
  readonly attempts: number;
}

const precision = 1e-10;
const mostSteps = 100;

/**
 * Where a rising function is 0, between two places: by the Illinois form of the rule of false position (M. Dowell, P. Jarratt
 * 1971), which takes a third of the looks that halving takes.
 */
const zeroOf = (f: (x: number) => number, from: number, to: number): number => {
  let [low, high] = [from, to];
  let [atLow, atHigh] = [f(low), f(high)];
  if (atLow >= 0) return low;
  if (atHigh <= 0) return high;
  for (let step = 0, side = 0; step < mostSteps && high - low > precision * high; step++) {
    const between = (low * atHigh - high * atLow) / (atHigh - atLow);
    const at = f(between);
    if (Math.abs(at) <= 1e-13 * high) return between;
    if (at < 0) {
      [low, atLow] = [between, at];
      if (side < 0) atHigh /= 2;
      side = -1;
    } else {
      [high, atHigh] = [between, at];
      if (side > 0) atLow /= 2;
      side = 1;
    }
  }
  return high;
};

/**
 * Erlang A where a part of those who gave up calls again: attempts = first calls + redial * attempts * P(abandon), solved
 * numerically. A load that feeds on itself has one solution, since attempts * (1 - redial * P) grows with attempts.
 * Throws RangeError for a redial rate outside [0, 1).
 */
export const withRedials = (queue: ImpatientQueue, redial: number): WithRedials => {
  requireNotNegative('redial', redial);
  if (redial >= 1) throw new RangeError(`redial is ${redial}, not below 1: nobody would ever stop`);
  const first = queue.arrivals;
  const figuresAt = (arrivals: number) => erlangA({ ...queue, arrivals });
  if (first === 0 || redial === 0) return { attempts: first, ...figuresAt(first) };
  const attempts = zeroOf(
    (rate) => rate * (1 - redial * figuresAt(rate).abandons) - first,
    first,
    first / (1 - redial),
  );
  return { attempts, ...figuresAt(attempts) };
};
