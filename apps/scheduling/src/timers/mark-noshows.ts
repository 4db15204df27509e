import type { Logger } from '@civicline/service-kit';
import type { Store, Tx } from '@civicline/store';
import { timer } from '@civicline/store';

/** Looks, every ten minutes, whether a day is over and somebody did not come. */
export const noteNoShows = (store: Store, log: Logger, takeDue: (tx: Tx, limit: number) => Promise<number>) =>
  timer({ store, log, name: 'note no-shows', everyMs: 600_000, takeDue });
