import type { Logger } from '@civicline/service-kit';
import type { Store, Tx } from '@civicline/store';
import { timer } from '@civicline/store';

/** Looks after the line of those who wait, where no command does. */
export const keepLineInOrder = (store: Store, log: Logger, takeDue: (tx: Tx, limit: number) => Promise<number>) =>
  timer({ store, log, name: 'keep the line in order', everyMs: 15_000, takeDue });
