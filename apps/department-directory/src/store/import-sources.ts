import type { Tx } from '@civicline/store';

/** A row as a source brings it. */
interface Brought {
  readonly what: string;
  readonly key: string;
  readonly digest: string;
}

/** Notes what a source brings, and tells which rows it did not bring like this before: "what key". */
export const freshOf = async (tx: Tx, source: string, rows: readonly Brought[]): Promise<ReadonlySet<string>> => {
  const fresh = await tx.query<{ what: string; key: string }>(
    `INSERT INTO import_source AS s (source, what, key, digest)
     SELECT $1, what, key, digest FROM jsonb_to_recordset($2) AS x (what text, key text, digest text)
     ON CONFLICT (source, what, key) DO UPDATE SET digest = excluded.digest WHERE s.digest <> excluded.digest
     RETURNING what, key`,
    [source, JSON.stringify(rows)],
    'import-source-fresh',
  );
  return new Set(fresh.map(({ what, key }) => `${what} ${key}`));
};
