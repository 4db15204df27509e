import type { Clock, Implementation, Logger, Part } from '@civicline/service-kit';
import { privacyDoor } from './audit/door';
import type { ErasureHere } from './audit/erase-person';
import { erasePerson } from './audit/erase-person';
import type { Days, Erased, Keeper } from './audit/keeper';
import { forgetting } from './audit/keeper';
import { sealing } from './audit/sealer';
import { witnessed } from './audit/witness';
import type { Keyring } from './keyring';
import type { Store } from './store';

export { auditMigrations } from './audit/migrations';
export type { Keeper } from './audit/keeper';
export { byAgeAlone, countOf, whose } from './audit/keeper';
export { changed, concerns, shows } from './audit/scope';

export interface AuditOptions<Kind extends string> {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly log: Logger;
  /** What the service keeps of citizens. */
  readonly keeper: Keeper<Kind>;
  readonly days: Days<Kind>;
}

/** Who had to do with whose data: noted, chained, and asked for. */
export interface Audit {
  /** Watches what staff and others' systems are shown, change or are refused. */
  readonly witnessed: (implementation: Implementation) => Implementation;
  /** Answers who had to do with whose data, and is watched as well. */
  readonly door: Implementation;
  /** Takes somebody out of what is kept here. */
  readonly erasePerson: (erasure: ErasureHere) => Promise<Erased>;
  readonly parts: readonly Part[];
}

/** The audit of one service: its own chain, in its own schema, with its own keys. */
export const openAudit = <Kind extends string>(options: AuditOptions<Kind>): Audit => {
  const { store, keyring, clock, log, keeper, days } = options;
  const watch = (implementation: Implementation) => witnessed(implementation, { store, keyring, clock });
  return {
    witnessed: watch,
    door: watch(privacyDoor({ store, keyring, clock, keeper })),
    erasePerson: (erasure) => erasePerson({ store, keyring, clock, keeper }, erasure),
    parts: [...sealing(store, keyring, log), ...forgetting({ store, log, keeper, now: () => clock.now(), days })],
  };
};
