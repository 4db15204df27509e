import type { CallContext } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { mayHandleEntry, mayServe } from '../domain/permissions';
import { officeNotFound, waitlistEntryNotFound } from '../domain/refusals';
import type { WaitlistEntry, WaitlistStep } from '../domain/waitlist';
import { officeById } from '../store/catalogue';
import { aheadOf, entryByCode, entryById, lineOf, stepsOf } from '../store/waitlist';

/** An entry with its place in line and every step that it took. */
export interface EntryInLine {
  readonly entry: WaitlistEntry;
  readonly ahead: number;
  readonly steps: readonly WaitlistStep[];
}

const inLine = async (store: Store, entries: readonly WaitlistEntry[]): Promise<EntryInLine[]> => {
  const ids = entries.map(({ id }) => id);
  const [ahead, steps] = await Promise.all([aheadOf(store, ids), stepsOf(store, ids)]);
  return entries.map((entry) => ({ entry, ahead: ahead.get(entry.id) ?? 0, steps: steps.get(entry.id) ?? [] }));
};

/** One entry, to staff and to whoever proves it. Refuses WAITLIST_ENTRY_NOT_FOUND, FORBIDDEN. */
export const getWaitlistEntry =
  (store: Store) =>
  async (code: string, proof: string, call: CallContext): Promise<EntryInLine> => {
    const entry = await entryByCode(store, code);
    if (!entry) throw waitlistEntryNotFound();
    mayHandleEntry(call.caller, entry, proof);
    const [found] = await inLine(store, [entry]);
    if (!found) throw waitlistEntryNotFound();
    return found;
  };

/** The line of an office, first come first. Refuses FORBIDDEN, OFFICE_NOT_FOUND. */
export const listWaitlist =
  (store: Store) =>
  async (officeId: string, includeEnded: boolean, call: CallContext): Promise<EntryInLine[]> => {
    mayServe(call.caller, officeId);
    if (!(await officeById(store, officeId))) throw officeNotFound();
    return inLine(store, await lineOf(store, officeId, includeEnded));
  };

/** Whom to tell about an entry: for the service that tells, which the contract names. Refuses WAITLIST_ENTRY_NOT_FOUND. */
export const getWaitlistRecipient =
  (store: Store) =>
  async (entryId: string): Promise<WaitlistEntry> => {
    const entry = await entryById(store, entryId);
    if (!entry) throw waitlistEntryNotFound();
    return entry;
  };
