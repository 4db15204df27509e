import type { Clock, Logger } from '@civicline/service-kit';
import type { Store, Tx } from '@civicline/store';
import { timer } from '@civicline/store';

type Forget = (tx: Tx, now: Date) => Promise<number>;

/** Forgets, each hour, missed searches that are old or too many. */
export const forgetMissedSearches = (store: Store, clock: Clock, log: Logger, forget: Forget) =>
  timer({ store, log, name: 'forget missed searches', everyMs: 3_600_000, takeDue: (tx) => forget(tx, clock.now()) });
