import type { Store } from '@civicline/store';

/**
 * Takes a turn at a provider for a message and writes down that it is the one being asked. The bucket of turns is a row that
 * all replicas share, filled by the database's own clock: however many of us there are, a provider gets what its contract
 * allows. It holds a second's worth.
 */
export const takeRatedTurn = async (store: Store, messageId: string, provider: string, perSecond: number) => {
  const rows = await store.query(
    `WITH turn AS (
       INSERT INTO provider_rate AS bucket (provider, tokens, refilled_at)
       VALUES ($2, greatest($3::float8, 1) - 1, clock_timestamp())
       ON CONFLICT (provider) DO UPDATE SET
         tokens = least(greatest($3::float8, 1),
           bucket.tokens + extract(epoch FROM clock_timestamp() - bucket.refilled_at) * $3::float8) - 1,
         refilled_at = clock_timestamp()
       WHERE least(greatest($3::float8, 1),
         bucket.tokens + extract(epoch FROM clock_timestamp() - bucket.refilled_at) * $3::float8) >= 1
       RETURNING true)
     UPDATE message SET provider = $2 WHERE id = $1 AND EXISTS (SELECT FROM turn) RETURNING true AS taken`,
    [messageId, provider, perSecond],
    'turn-rated',
  );
  return rows.length > 0;
};

/** Writes down who is being asked. */
export const takeTurn = async (store: Store, messageId: string, provider: string) => {
  const rows = await store.query(
    'UPDATE message SET provider = $2 WHERE id = $1 RETURNING true AS taken',
    [messageId, provider],
    'turn-free',
  );
  return rows.length > 0;
};
