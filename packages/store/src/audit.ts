import type { Clock, Implementation, Logger, Part } from '@civicline/service-kit';
import { accesses } from './audit/accesses';
import { privacyDoor } from './audit/door';
import { sealing } from './audit/sealer';
import { witnessed } from './audit/witness';
import type { Keyring } from './keyring';
import type { Store } from './store';

export { auditMigrations } from './audit/migrations';
export { changed, concerns, shows } from './audit/scope';

export interface AuditOptions {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Who had to do with whose data: noted, chained, and asked for. */
export interface Audit {
  /** Watches what staff and others' systems are shown, change or are refused. */
  readonly witnessed: (implementation: Implementation) => Implementation;
  /** Answers who had to do with whose data, and is watched as well. */
  readonly door: Implementation;
  readonly parts: readonly Part[];
}

/** The audit of one service: its own chain, in its own schema, with its own keys. */
export const openAudit = ({ store, keyring, clock, log }: AuditOptions): Audit => {
  const watch = (implementation: Implementation) => witnessed(implementation, { store, keyring, clock });
  return {
    witnessed: watch,
    door: watch(privacyDoor(accesses(store, keyring))),
    parts: sealing(store, keyring, log),
  };
};
