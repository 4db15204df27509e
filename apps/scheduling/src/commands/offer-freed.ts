import type { Tx } from '@civicline/store';
import { announceWaitlist } from '../announce';
import type { WaitlistCause } from '../domain/waitlist';
import { offerTo, offerUntil } from '../domain/waitlist';
import { awaitedSlots, keepForNext, lockLines, lockOffers } from '../store/offers';
import { noteStep, updateEntry } from '../store/waitlist';
import type { Deps } from './deps';

const slotsAtOnce = 500;

/**
 * Offers places that have just become free to those who wait for such places, first come first, in the transaction that
 * freed them: with its commit a place is held for the first in line, so no rival finds it free in between. What cannot be
 * offered any more, since the visit begins before an answer is due, stays free for everybody. Null looks at every slot.
 * Returns how many were offered.
 */
export const offerFreed = async (
  { clock, newId, limits }: Pick<Deps, 'clock' | 'newId' | 'limits'>,
  tx: Tx,
  slotIds: readonly string[] | null,
  cause: WaitlistCause,
): Promise<number> => {
  if (slotIds?.length === 0) return 0;
  const now = clock.now();
  const until = offerUntil(now, limits.offerMinutes);
  if (slotIds) await lockLines(tx, slotIds);
  const slots = await awaitedSlots(tx, slotIds, until, slotsAtOnce);
  if (!slots.length) return 0;
  await lockOffers(tx, slots);
  let offered = 0;
  for (const slot of slots) {
    for (;;) {
      const offer = { slot, holdId: newId(), until };
      const next = await keepForNext(tx, offer, now);
      if (!next) break;
      const entry = offerTo(next, offer, now);
      await updateEntry(tx, entry);
      noteStep(tx, entry, cause, slot.id);
      await announceWaitlist(tx, { what: 'offered', entry, offer }, newId());
      offered++;
    }
  }
  return offered;
};
