import type { Clock, Implementation, Logger, Part } from '@civicline/service-kit';
import type { AccessQuestion } from './audit/accesses';
import { accesses } from './audit/accesses';
import type { Entry } from './audit/fact';
import { sealing } from './audit/sealer';
import { witnessed } from './audit/witness';
import type { Keyring } from './keyring';
import type { Store } from './store';

export type { AccessQuestion } from './audit/accesses';
export type { Entry } from './audit/fact';
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
  readonly accesses: (question: AccessQuestion) => Promise<Entry[]>;
  readonly parts: readonly Part[];
}

/** The audit of one service: its own chain, in its own schema, with its own keys. */
export const openAudit = ({ store, keyring, clock, log }: AuditOptions): Audit => ({
  witnessed: (implementation) => witnessed(implementation, { store, keyring, clock }),
  accesses: accesses(store, keyring),
  parts: sealing(store, keyring, log),
});
