import { announceOffersMade } from '../announce';
import { matchCallers as match } from '../store/matching';
import type { Deps } from './deps';

/** Brings waiting callers and ready agents together. Returns how many offers it made; called until there are none. */
export const matchCallers = (deps: Deps, onMade: (expiresAt: Date) => void) => () =>
  deps.store.transaction(async (tx) => {
    const now = deps.clock.now();
    const expiresAt = new Date(now.getTime() + deps.times.offerMs);
    const made = await match(tx, now, expiresAt);
    if (!made.length) return 0;
    await announceOffersMade(tx, made, now, deps.newId);
    deps.bell.ring(
      tx,
      made.map(({ agentId }) => agentId),
    );
    tx.afterCommit(() => onMade(expiresAt));
    return made.length;
  });
