import type { Logger } from '@civicline/service-kit';
import type { Store, Tx } from '@civicline/store';
import { timer } from '@civicline/store';

type TakeDue = (tx: Tx, limit: number) => Promise<number>;

/** Goes on with closings whose caller no longer waits, or whose process died. */
export const goOnClosing = (store: Store, log: Logger, takeDue: TakeDue) =>
  timer({ store, log, name: 'go on with closings', everyMs: 1_000, takeDue });

/** Looks, now and then, whether a receipt has not come in time. */
export const lookForUntold = (store: Store, log: Logger, takeDue: TakeDue) =>
  timer({ store, log, name: 'look for those untold', everyMs: 10_000, takeDue });
