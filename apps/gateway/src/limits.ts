import { Refusal } from '@civicline/service-kit/refusal';
import type { Request } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Visitor } from './session/visitor';
import { addressKey } from './session/visitor';

/** How often one address may come in a minute. Staff and systems are not limited. Refuses RATE_LIMITED, with the seconds to wait. */
export const rateLimits = (readsAMinute: number, commandsAMinute: number) => {
  const reads = new RateLimiterMemory({ points: readsAMinute, duration: 60 });
  const commands = new RateLimiterMemory({ points: commandsAMinute, duration: 60 });
  return async (request: Request, command: boolean, visitor: Visitor): Promise<void> => {
    if (visitor.signedIn) return;
    try {
      await (command ? commands : reads).consume(addressKey(request));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new Refusal('RATE_LIMITED', 'exhausted', {
        details: { seconds: Math.max(1, Math.ceil(error.msBeforeNext / 1_000)) },
      });
    }
  };
};
