import type { Store, Tx } from '@civicline/store';
import type { MissedSearch } from '../domain/missed-search';

type Reader = Pick<Store, 'query'> | Pick<Tx, 'query'>;

/** How long one goes on typing: a beginning of the same words within it was the same search. */
const typingSeconds = 15;

/**
 * Counts a search that found nothing, or nothing that was chosen. Searches are sent while one types: the beginnings that
 * were counted on the way are taken back, and going back letter by letter counts nothing.
 */
export const countMissed = async (
  from: Reader,
  query: string,
  kind: 'count' | 'unchosen',
  now: Date,
): Promise<void> => {
  await from.query(
    `WITH typing AS (SELECT $2::timestamptz - interval '${typingSeconds} seconds' AS since),
       further AS (SELECT FROM missed_search, typing WHERE query <> $1 AND starts_with(query, $1) AND last_seen >= since LIMIT 1),
       begun AS (DELETE FROM missed_search USING typing
         WHERE query <> $1 AND query = ANY(ARRAY(SELECT left($1, n) FROM generate_series(1, length($1) - 1) AS n))
           AND missed_search.count + unchosen = 1 AND last_seen >= since)
     INSERT INTO missed_search AS t (query, ${kind}, last_seen) SELECT $1, 1, $2 WHERE NOT EXISTS (SELECT FROM further)
     ON CONFLICT (query) DO UPDATE SET ${kind} = t.${kind} + 1, last_seen = greatest(t.last_seen, excluded.last_seen)`,
    [query, now],
    `count-missed-${kind}`,
  );
};

export const missedSearches = (from: Reader): Promise<MissedSearch[]> =>
  from.query<MissedSearch>(
    `SELECT query, count, unchosen, last_seen AS "lastSeen" FROM missed_search ORDER BY count + unchosen DESC, last_seen DESC, query`,
    [],
    'missed-searches',
  );

export const takeMissed = async (tx: Tx, query: string): Promise<boolean> =>
  (await tx.query('DELETE FROM missed_search WHERE query = $1 RETURNING true AS gone', [query], 'take-missed')).length >
  0;

/** More than this is nobody's to read. */
const most = 5_000;

/** Forgets what was last looked for before a time, and the rarest where there are too many. Returns how many. */
export const forgetMissed = async (tx: Tx, before: Date): Promise<number> => {
  const rows = await tx.query(
    `DELETE FROM missed_search WHERE last_seen < $1
       OR query IN (SELECT query FROM missed_search ORDER BY count + unchosen DESC, last_seen DESC OFFSET ${most})
     RETURNING true AS gone`,
    [before],
    'forget-missed',
  );
  return rows.length;
};
