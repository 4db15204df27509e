import type { Logger } from '@civicline/service-kit';
import { loop } from '@civicline/store';

const everyMs = 5_000;

/** Looks for erasures that are due: one that was begun wakes it. */
export const erasePeople = (log: Logger, work: () => Promise<number>) =>
  loop({ name: 'erase people', everyMs, log, work });
