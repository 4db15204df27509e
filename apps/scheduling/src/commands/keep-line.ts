import type { Tx } from '@civicline/store';
import { announceWaitlist } from '../announce';
import { leaveLine, waitAgain } from '../domain/waitlist';
import { takeDeprived, takePast } from '../store/offers';
import { noteStep, updateEntry } from '../store/waitlist';
import type { Deps } from './deps';
import { offerFreed } from './offer-freed';

/**
 * Keeps the line in order, some at a time: whoever waited for days that are over leaves it, whose offered place was closed
 * waits again, and a place that is free all the same (a booking took it and was rolled back) is offered. Returns how much
 * there was.
 */
export const keepLine =
  (deps: Pick<Deps, 'clock' | 'newId' | 'limits'>) =>
  async (tx: Tx, limit: number): Promise<number> => {
    const now = deps.clock.now();
    const past = await takePast(tx, now, limit);
    for (const waiting of past) {
      const entry = leaveLine(waiting, now);
      await updateEntry(tx, entry);
      noteStep(tx, entry, 'over');
      await announceWaitlist(tx, { what: 'left', entry, over: true }, deps.newId());
    }
    const deprived = await takeDeprived(tx, limit);
    for (const offered of deprived) {
      const entry = waitAgain(offered, now);
      const slotId = offered.offer?.slot.id ?? '';
      await updateEntry(tx, entry);
      noteStep(tx, entry, 'closed', slotId);
      await announceWaitlist(tx, { what: 'passed', entry, slotId }, deps.newId());
    }
    return past.length + deprived.length + (await offerFreed(deps, tx, null, 'opened'));
  };
