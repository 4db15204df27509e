import type { Logger } from '@civicline/service-kit';
import type { Store, Tx } from '@civicline/store';
import { timer } from '@civicline/store';

/**
 * Ends holds and offers that have run out. A held place can be taken at that moment already, unless somebody waits in line:
 * then it is this that hands it on.
 */
export const releaseExpiredHolds = (store: Store, log: Logger, takeDue: (tx: Tx, limit: number) => Promise<number>) =>
  timer({ store, log, name: 'release expired holds', everyMs: 5_000, takeDue });
