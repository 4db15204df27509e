import type { CallContext } from '@civicline/service-kit';
import { announceWaitlist } from '../announce';
import { mayHandleEntry } from '../domain/permissions';
import { waitlistEntryNotFound } from '../domain/refusals';
import type { WaitlistEntry } from '../domain/waitlist';
import { leaveLine } from '../domain/waitlist';
import { releaseHold } from '../store/holds';
import { lockEntry, noteStep, updateEntry } from '../store/waitlist';
import type { Deps } from './deps';
import { onceKey } from './deps';
import { offerFreed } from './offer-freed';

export interface EntryProof {
  readonly code: string;
  /** The phone number, or the key that came with an offer. */
  readonly proof: string;
}

/** Leaves the line; what was offered goes to the next in the same commit. Refuses WAITLIST_ENTRY_NOT_FOUND, WAITLIST_ENTRY_ENDED. */
export const leaveWaitlist =
  (deps: Deps) =>
  (wish: EntryProof, call: CallContext): Promise<WaitlistEntry> =>
    deps.store.once(onceKey('LeaveWaitlist', wish, call), async (tx) => {
      const current = await lockEntry(tx, wish.code);
      if (!current) throw waitlistEntryNotFound();
      mayHandleEntry(call.caller, current, wish.proof);
      const entry = leaveLine(current, deps.clock.now());
      await updateEntry(tx, entry);
      noteStep(tx, entry, call.caller.role === 'citizen' ? 'citizen' : 'staff', current.offer?.slot.id);
      await announceWaitlist(tx, { what: 'left', entry, over: false }, deps.newId());
      const freed = current.offer ? await releaseHold(tx, current.offer.holdId) : undefined;
      if (freed) await offerFreed(deps, tx, [freed], 'passed-on');
      return entry;
    });
