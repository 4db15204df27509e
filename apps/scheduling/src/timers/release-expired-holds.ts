import type { Clock, Logger } from '@civicline/service-kit';
import type { Store, Tx } from '@civicline/store';
import { timer } from '@civicline/store';

type Release = (tx: Tx, now: Date, limit: number) => Promise<number>;

/** Frees places whose hold has run out. A place can be taken at that moment already; this keeps the ledger tidy. */
export const releaseExpiredHolds = (store: Store, clock: Clock, log: Logger, release: Release) =>
  timer({
    store,
    log,
    name: 'release expired holds',
    everyMs: 15_000,
    takeDue: (tx, limit) => release(tx, clock.now(), limit),
  });
