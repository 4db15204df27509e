import type { Tx } from '@civicline/store';
import { announceWaitlist } from '../announce';
import { passOn } from '../domain/waitlist';
import { releaseExpired } from '../store/holds';
import { takeUnanswered } from '../store/offers';
import { noteStep, updateEntry } from '../store/waitlist';
import type { Deps } from './deps';
import { offerFreed } from './offer-freed';

/**
 * Ends what has run out, some at a time: offers that nobody answered and places that were held. Each place goes to the next
 * in line in the same commit, or is free. Returns how much there was.
 */
export const releaseHolds =
  (deps: Pick<Deps, 'clock' | 'newId' | 'limits'>) =>
  async (tx: Tx, limit: number): Promise<number> => {
    const now = deps.clock.now();
    const passing = new Set<string>();
    const unanswered = await takeUnanswered(tx, now, limit);
    for (const offered of unanswered) {
      const entry = passOn(offered, now);
      const slotId = offered.offer?.slot.id ?? '';
      passing.add(slotId);
      await updateEntry(tx, entry);
      noteStep(tx, entry, 'no-answer', slotId);
      await announceWaitlist(tx, { what: 'passed', entry, slotId }, deps.newId());
    }
    const freed = await releaseExpired(tx, now, limit);
    const slots = [...new Set(freed)];
    const others = slots.filter((id) => !passing.has(id));
    await offerFreed(deps, tx, [...passing], 'passed-on');
    await offerFreed(deps, tx, others, 'expired');
    return unanswered.length + freed.length;
  };
