import { Refusal } from '@civicline/service-kit/refusal';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Visitor } from './session/visitor';

export interface LimitSettings {
  readonly readsAMinute: number;
  readonly commandsAMinute: number;
  /** In ten minutes. */
  readonly holdsAVisitor: number;
  readonly holdsAnAddress: number;
  /** In a quarter of an hour. */
  readonly wrongProofs: number;
}

/** How often one may come. Each refuses RATE_LIMITED, with the seconds to wait. Counted by this process alone: how many places are held is counted by scheduling for all. */
export interface Limits {
  /** Staff and systems are known by name and not limited. */
  visit(visitor: Visitor, what: 'read' | 'command' | 'hold'): Promise<void>;
  /** Counts a guess beforehand, so that many at once are counted too; the returned function takes a right one back. */
  guess(visitor: Visitor): Promise<() => Promise<void>>;
}

const take = async (limiter: RateLimiterMemory, key: string): Promise<void> => {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
    throw new Refusal('RATE_LIMITED', 'exhausted', { details: { seconds } });
  }
};

export const rateLimits = (settings: LimitSettings): Limits => {
  const limiter = (points: number, duration: number) => new RateLimiterMemory({ points, duration });
  const reads = limiter(settings.readsAMinute, 60);
  const commands = limiter(settings.commandsAMinute, 60);
  const holdsOfOne = limiter(settings.holdsAVisitor, 600);
  const holdsOfAddress = limiter(settings.holdsAnAddress, 600);
  const guesses = limiter(settings.wrongProofs, 900);
  return {
    visit: async ({ signedIn, caller, network }, what) => {
      if (signedIn) return;
      if (what !== 'hold') return take(what === 'read' ? reads : commands, network);
      await take(holdsOfOne, caller.id);
      // Whoever throws the visitor's cookie away is still at the same address.
      await take(holdsOfAddress, network);
    },
    guess: async ({ network }) => {
      await take(guesses, network);
      return async () => void (await guesses.reward(network, 1));
    },
  };
};
