import type { Logger } from '@civicline/service-kit';
import type { Loop, Store, Tx } from '@civicline/store';
import { timer } from '@civicline/store';

const hourMs = 3_600_000;
/** Ten mebibytes each, at most: read, sealed and written one after the other. */
const atOnce = 5;

/** Seals files anew after a key has changed. */
export const resealFiles = (store: Store, log: Logger, takeDue: (tx: Tx, limit: number) => Promise<number>): Loop =>
  timer({ store, log, name: 'seal files with the current key', everyMs: hourMs, takeDue, limit: atOnce });
