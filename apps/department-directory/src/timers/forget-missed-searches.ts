import type { Clock, Logger } from '@civicline/service-kit';
import type { Store, Tx } from '@civicline/store';
import { timer } from '@civicline/store';

type Forget = (tx: Tx, before: Date) => Promise<number>;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Forgets, each hour, missed searches that are old or too many. Throws for less than a day: nobody could have read them. */
export const forgetMissedSearches = (store: Store, clock: Clock, log: Logger, days: number, forget: Forget) => {
  if (days < 1) throw new Error(`CIVICLINE_SEARCH_DAYS is 1 or more, not ${days}`);
  const takeDue = (tx: Tx) => forget(tx, new Date(clock.now().getTime() - days * dayMs));
  return timer({ store, log, name: 'forget missed searches', everyMs: hourMs, takeDue });
};
