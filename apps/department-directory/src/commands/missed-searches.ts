import type { CallContext } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import { keptQuery } from '../domain/missed-search';
import { missedSearchNotFound, procedureNotFound } from '../domain/refusals';
import type { Finding } from '../queries/finding';
import { countMissed, takeMissed } from '../store/missed-searches';
import { procedureByCode } from '../store/procedures';
import { addSynonym, removeSynonym } from '../store/synonyms';
import type { Deps } from './deps';

/** Counts a search that found nothing, or nothing that was chosen. What might be personal is not kept at all. */
export const noteMissedSearch =
  ({ store, clock, finding }: Pick<Deps, 'store' | 'clock'> & { finding: Finding }) =>
  async (query: string, kind: 'count' | 'unchosen'): Promise<void> => {
    const { procedures } = await finding.shelves();
    const kept = keptQuery(query, procedures.index);
    if (kept) await countMissed(store, kept, kind, clock.now());
  };

export interface Resolution {
  readonly query: string;
  /** Empty: it is taken off the list and no more. */
  readonly procedureCode: string;
  /** Empty: the query itself. */
  readonly synonym: string;
}

/**
 * Takes a search off the list; the procedure that it meant is found by its words from now on. Refuses
 * MISSED_SEARCH_NOT_FOUND, PROCEDURE_NOT_FOUND.
 */
export const resolveMissedSearch =
  ({ store, clock }: Deps) =>
  (resolution: Resolution, call: CallContext): Promise<void> => {
    const { query, procedureCode, synonym } = resolution;
    const key = {
      command: 'ResolveMissedSearch',
      key: call.idempotencyKey,
      fingerprint: fingerprint(resolution),
      caller: call.caller.id,
    };
    return store.once(key, async (tx) => {
      if (!(await takeMissed(tx, query))) throw missedSearchNotFound();
      if (!procedureCode) return;
      if (!(await procedureByCode(tx, procedureCode))) throw procedureNotFound();
      const words = (synonym.trim() || query).normalize('NFC');
      await addSynonym(tx, { procedureCode, words, addedBy: call.caller.id, addedAt: clock.now() });
    });
  };

/** Takes a word from a procedure; one that is not there is gone already. */
export const takeSynonym =
  ({ store }: Deps) =>
  (procedureCode: string, words: string): Promise<void> =>
    store.transaction((tx) => removeSynonym(tx, procedureCode, words));
