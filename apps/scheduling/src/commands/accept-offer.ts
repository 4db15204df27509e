import type { CallContext } from '@civicline/service-kit';
import { announceWaitlist } from '../announce';
import type { Appointment } from '../domain/appointment';
import { mayHandleEntry } from '../domain/permissions';
import { waitlistEntryNotFound } from '../domain/refusals';
import { offerOf, take } from '../domain/waitlist';
import { lockEntry, noteStep, updateEntry } from '../store/waitlist';
import { bookIn, withNewCode } from './book-appointment';
import type { Deps } from './deps';
import { onceKey } from './deps';
import type { EntryProof } from './leave-waitlist';

/**
 * Turns the place that is held for an entry into its appointment, in one commit. Refuses WAITLIST_ENTRY_NOT_FOUND,
 * NOTHING_OFFERED, and as booking does.
 */
export const acceptOffer =
  (deps: Deps) =>
  (wish: EntryProof, call: CallContext): Promise<Appointment> =>
    withNewCode(() =>
      deps.store.once(onceKey('AcceptWaitlistOffer', wish, call), async (tx) => {
        const current = await lockEntry(tx, wish.code);
        if (!current) throw waitlistEntryNotFound();
        mayHandleEntry(call.caller, current, wish.proof);
        const now = deps.clock.now();
        const { holdId, slot } = offerOf(current, now);
        const { procedureCode, citizen, locale } = current;
        // They knew of any other appointment of theirs when they joined, and wanted this one as well.
        const booking = {
          slotId: '',
          holdId,
          procedureCode,
          citizen,
          locale,
          confirmDuplicate: true,
          overbookReason: '',
        };
        const appointment = await bookIn(deps, tx, booking, call);
        const entry = take(current, appointment.code, now);
        await updateEntry(tx, entry);
        noteStep(tx, entry, call.caller.role === 'citizen' ? 'citizen' : 'staff', slot.id);
        await announceWaitlist(
          tx,
          { what: 'taken', entry, slotId: slot.id, appointmentId: appointment.id },
          deps.newId(),
        );
        return appointment;
      }),
    );
