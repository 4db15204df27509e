import type { ImpatientQueue } from './erlang-a';
import { answeredWithin } from './erlang-a';
import { requirePositive } from './check';
import { serviceLevelC } from './erlang-c';

/** "80 in 20": the part of those offered to be answered, and within what time (in the unit of the queue). */
export interface Target {
  readonly part: number;
  readonly within: number;
}

/** More than any hotline has; what needs more is a mistake in the question. */
const most = 10_000;

/** The fewest agents that are enough, looked for from a guess outwards: a day's plan asks for many, and the load is near. */
const fewest = (enough: (agents: number) => boolean, guess: number): number => {
  let [low, high] = [0, Math.max(1, Math.min(most, Math.ceil(guess)))];
  if (enough(high)) {
    for (let step = 1; high - step > 0; step *= 2) {
      if (!enough(high - step)) {
        low = high - step;
        break;
      }
      high -= step;
    }
  } else {
    for (let step = 1; ; step *= 2) {
      if (high >= most) throw new RangeError(`more than ${most} agents would be needed`);
      [low, high] = [high, Math.min(most, high + step)];
      if (enough(high)) break;
    }
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
};

const check = ({ part, within }: Target) => {
  requirePositive('within', within);
  if (!(part > 0 && part < 1)) throw new RangeError(`part is ${part}, not between 0 and 1`);
};

/** The fewest agents that reach the target when callers give up. 0 when nobody calls. Throws RangeError past 10,000. */
export const agentsNeeded = (queue: Omit<ImpatientQueue, 'agents'>, target: Target): number => {
  check(target);
  if (queue.arrivals === 0) return 0;
  const enough = (agents: number) => answeredWithin({ ...queue, agents }, target.within) >= target.part;
  return fewest(enough, queue.arrivals * queue.handle);
};

/** The same when nobody ever gives up (Erlang C): the careful figure. */
export const agentsNeededPatient = (
  { arrivals, handle }: Pick<ImpatientQueue, 'arrivals' | 'handle'>,
  target: Target,
): number => {
  check(target);
  if (arrivals === 0) return 0;
  const erlangs = arrivals * handle;
  const level = (agents: number) => serviceLevelC({ agents, erlangs, handleSeconds: handle }, target.within);
  return fewest((agents) => agents > erlangs && level(agents) >= target.part, erlangs);
};
