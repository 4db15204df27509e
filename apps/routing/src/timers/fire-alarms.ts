import type { Logger } from '@civicline/service-kit';
import type { Store, Tx } from '@civicline/store';
import { timer } from '@civicline/store';

/** Looks twice a second for alarms whose time has come: a deadline is kept to the second. */
export const fireDueAlarms = (store: Store, log: Logger, takeDue: (tx: Tx, limit: number) => Promise<number>) =>
  timer({ store, log, name: 'fire alarms', everyMs: 500, limit: 500, takeDue });
