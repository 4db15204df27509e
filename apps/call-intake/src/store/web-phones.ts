import type { Store, Tx } from '@civicline/store';

/** Written before anybody can register: what was lent is known, whatever becomes of this process. */
export const noteWebPhone = (store: Pick<Store, 'query'>, extension: string, expiresAt: Date): Promise<unknown> =>
  store.query(
    `INSERT INTO web_phone (extension, expires_at) VALUES ($1, $2)
     ON CONFLICT (extension) DO UPDATE SET expires_at = EXCLUDED.expires_at`,
    [extension, expiresAt],
    'web-phone-note',
  );

/** Those whose time is over, forgotten with the transaction; who is lent theirs anew meanwhile waits for its end. */
export const forgetOverdueWebPhones = async (tx: Tx, now: Date, limit: number): Promise<string[]> => {
  const rows = await tx.query<{ extension: string }>(
    `DELETE FROM web_phone WHERE extension IN
       (SELECT extension FROM web_phone WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING extension`,
    [now, limit],
    'web-phones-overdue',
  );
  return rows.map(({ extension }) => extension);
};
