import type { Clock, Logger } from '@civicline/service-kit';
import type { Store, Tx } from '@civicline/store';
import { timer } from '@civicline/store';

type Remind = (tx: Tx, now: Date, limit: number) => Promise<number>;

/** Reminds owners of articles whose review is due. It looks often: it costs an index's look. */
export const remindArticleOwners = (store: Store, clock: Clock, log: Logger, remind: Remind) =>
  timer({
    store,
    log,
    name: 'remind article owners',
    everyMs: 10_000,
    takeDue: (tx, limit) => remind(tx, clock.now(), limit),
  });
