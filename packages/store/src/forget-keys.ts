import type { Logger } from '@civicline/service-kit';
import { timer } from './loop';
import { forgetKeys } from './once';
import type { Store } from './store';

const hourMs = 3_600_000;

/** Forgets idempotency keys that nobody will send again. */
export const forgetOldKeys = (store: Store, log: Logger) =>
  timer({ store, log, name: 'forget old idempotency keys', everyMs: hourMs, limit: 1_000, takeDue: forgetKeys });
