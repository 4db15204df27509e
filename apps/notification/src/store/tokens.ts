import type { Store } from '@civicline/store';
import type { TokenKeeper, ZaloTokens } from '../channels/zalo-zns';

interface Row {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly good_until: Date;
}

const tokensOf = (row: Row): ZaloTokens => ({
  accessToken: row.access_token,
  refreshToken: row.refresh_token,
  goodUntil: row.good_until,
});

/**
 * Tokens of a provider, for all replicas. A refresh token works once, so one replica renews at a time, under a lock, and
 * the others find what it was given.
 */
export const tokenKeeper = (store: Store, provider: string): TokenKeeper => ({
  renewed: (first, renew, isGood) =>
    store.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`token:${provider}`], 'token-lock');
      const [row] = await tx.query<Row>(
        'SELECT access_token, refresh_token, good_until FROM provider_token WHERE provider = $1',
        [provider],
        'token-read',
      );
      const kept = row && tokensOf(row);
      if (kept && isGood(kept)) return kept;
      const fresh = await renew(kept?.refreshToken ?? first);
      await tx.query(
        `INSERT INTO provider_token (provider, access_token, refresh_token, good_until) VALUES ($1, $2, $3, $4)
         ON CONFLICT (provider) DO UPDATE SET access_token = excluded.access_token,
           refresh_token = excluded.refresh_token, good_until = excluded.good_until`,
        [provider, fresh.accessToken, fresh.refreshToken, fresh.goodUntil],
        'token-write',
      );
      return fresh;
    }),
});
