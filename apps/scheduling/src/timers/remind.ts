import type { Logger } from '@civicline/service-kit';
import type { Store, Tx } from '@civicline/store';
import { timer } from '@civicline/store';

/** Looks, every fifteen seconds, whether somebody is to be reminded of a visit. */
export const remindOfVisits = (store: Store, log: Logger, takeDue: (tx: Tx, limit: number) => Promise<number>) =>
  timer({ store, log, name: 'remind of visits', everyMs: 15_000, takeDue });
