import type { Store } from '@civicline/store';
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
