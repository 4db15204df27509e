import type { CallContext, Logger } from '@civicline/service-kit';
import { callContext } from '@civicline/service-kit';
import type { Loop, Store, Tx } from '@civicline/store';
import { loop, timer } from '@civicline/store';

/** A window is over to the minute; nobody asks within seconds. */
export const seeMissedPost = (store: Store, log: Logger, takeDue: (tx: Tx, limit: number) => Promise<number>): Loop =>
  timer({ store, log, name: 'see missed post windows', everyMs: 5_000, takeDue });

/** Gives places of the ledger back that nobody needs. */
export const returnPostPlaces = (log: Logger, work: (call: CallContext) => Promise<number>): Loop =>
  loop({
    name: 'give post places back',
    everyMs: 10_000,
    work: () => work(callContext({ caller: { role: 'system', id: 'routing' } })),
    log,
  });
