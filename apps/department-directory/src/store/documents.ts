import type { Store, Tx } from '@civicline/store';
import type { Hotline, Office, Unit } from '../domain/directory';

type Reader = Pick<Store, 'query'> | Pick<Tx, 'query'>;

interface Documents {
  unit: Unit;
  office: Office;
  hotline: Hotline;
}

/** A row that an import brought in or changed. */
export interface Written {
  readonly key: string;
  readonly added: boolean;
}

export const all = async <K extends keyof Documents>(from: Reader, table: K): Promise<Documents[K][]> => {
  const rows = await from.query<{ doc: Documents[K] }>(`SELECT doc FROM ${table} ORDER BY key`, [], `all-${table}`);
  return rows.map(({ doc }) => doc);
};

export const byKey = async <K extends keyof Documents>(
  from: Reader,
  table: K,
  key: string,
): Promise<Documents[K] | undefined> => {
  const [row] = await from.query<{ doc: Documents[K] }>(
    `SELECT doc FROM ${table} WHERE key = $1`,
    [key],
    `one-${table}`,
  );
  return row?.doc;
};

/** Writes the rows that are new or differ, in one statement; equal ones are left alone. */
export const put = (
  tx: Tx,
  table: keyof Documents,
  rows: readonly { key: string; doc: unknown }[],
): Promise<Written[]> =>
  tx.query<{ key: string; added: boolean }>(
    `INSERT INTO ${table} AS t (key, doc) SELECT key, doc FROM jsonb_to_recordset($1) AS x (key text, doc jsonb)
     ON CONFLICT (key) DO UPDATE SET doc = excluded.doc WHERE t.doc IS DISTINCT FROM excluded.doc
     RETURNING key, xmax = 0 AS added`,
    [JSON.stringify(rows)],
  );
