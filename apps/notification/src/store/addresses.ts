import type { Store, Tx } from '@civicline/store';
import type { Channel } from '../domain/message';

/** What is known of an address, by its keyed hash. */
export interface Standing {
  /** Its owner asked for nothing more than what must be said. */
  readonly stopped: boolean;
  /** It does not exist: mail came back. */
  readonly bounced: boolean;
}

export const standingOf = async (store: Store, channel: Channel, hash: string): Promise<Standing> => {
  const [row] = await store.query<Standing>(
    `SELECT stopped_at IS NOT NULL AS stopped, bounced_at IS NOT NULL AS bounced FROM address
     WHERE channel = $1 AND hash = $2`,
    [channel, hash],
    'address-standing',
  );
  return row ?? { stopped: false, bounced: false };
};

export const writeStopped = (tx: Tx, channel: Channel, hash: string, at: Date | null) =>
  tx.query(
    `INSERT INTO address (channel, hash, stopped_at) VALUES ($1, $2, $3)
     ON CONFLICT (channel, hash) DO UPDATE SET stopped_at = excluded.stopped_at`,
    [channel, hash, at],
    'address-stopped',
  );

/** How many of the addresses are stopped. */
export const countStopped = async (store: Store, channel: Channel, hashes: readonly string[]): Promise<number> => {
  const [row] = await store.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM address
     WHERE channel = $1 AND hash = ANY($2::text[]) AND stopped_at IS NOT NULL`,
    [channel, hashes],
    'address-count-stopped',
  );
  return row?.count ?? 0;
};

export const writeBounced = (tx: Tx, channel: Channel, hash: string, at: Date) =>
  tx.query(
    `INSERT INTO address (channel, hash, bounced_at) VALUES ($1, $2, $3)
     ON CONFLICT (channel, hash) DO UPDATE SET bounced_at = coalesce(address.bounced_at, excluded.bounced_at)`,
    [channel, hash, at],
    'address-bounced',
  );
