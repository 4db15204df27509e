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

const fewest = (enough: (agents: number) => boolean): number => {
  let [low, high] = [0, 1];
  while (!enough(high)) {
    if (high >= most) throw new RangeError(`more than ${most} agents would be needed`);
    [low, high] = [high, high * 2];
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
  return fewest((agents) => answeredWithin({ ...queue, agents }, target.within) >= target.part);
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
  return fewest((agents) => agents > erlangs && level(agents) >= target.part);
};
