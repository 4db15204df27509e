import type { Logger } from '@civicline/service-kit';
import type { Loop } from './loop';
import { timer } from './loop';
import { forgetKeys } from './once';
import type { Store } from './store';

const hourMs = 3_600_000;

/** A setting of every service that carries out commands. */
export const idempotencySettings = {
  IDEMPOTENCY_DAYS: {
    type: 'int',
    default: 8,
    unit: 'days',
    about: 'How long the result of a command is remembered, sealed, for a second try; at least 1',
  },
} as const;

/** Forgets idempotency keys that nobody will send again. Throws for less than a day: a second try would be another command. */
export const forgetOldKeys = (store: Store, log: Logger, days: number): Loop => {
  if (days < 1) throw new Error(`CIVICLINE_IDEMPOTENCY_DAYS is 1 or more, not ${days}`);
  const name = 'forget old idempotency keys';
  return timer({
    store,
    log,
    name,
    everyMs: hourMs,
    limit: 1_000,
    takeDue: (tx, limit) => forgetKeys(tx, days, limit),
  });
};
