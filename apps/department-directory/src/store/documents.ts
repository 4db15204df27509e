import type { Store, Tx } from '@civicline/store';
import type { Hotline, Office, Procedure, Unit } from '../domain/directory';

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

/** As `put`; a procedure's version counts up when its content changes. */
export const putProcedures = (
  tx: Tx,
  rows: readonly { key: string; doc: unknown; folded: string }[],
): Promise<(Written & { version: number })[]> =>
  tx.query<{ key: string; added: boolean; version: number }>(
    `INSERT INTO procedure AS t (key, doc, folded) SELECT key, doc, folded FROM jsonb_to_recordset($1) AS x (key text, doc jsonb, folded text)
     ON CONFLICT (key) DO UPDATE SET doc = excluded.doc, folded = excluded.folded, version = t.version + 1 WHERE t.doc IS DISTINCT FROM excluded.doc
     RETURNING key, xmax = 0 AS added, version`,
    [JSON.stringify(rows)],
  );

const versioned = `jsonb_set(doc, '{version}', to_jsonb(version)) AS doc`;

export const procedureByCode = async (from: Reader, code: string): Promise<Procedure | undefined> => {
  const [row] = await from.query<{ doc: Procedure }>(
    `SELECT ${versioned} FROM procedure WHERE key = $1`,
    [code],
    'procedure',
  );
  return row?.doc;
};

/** Procedures that may be meant by any of the folded variants, with how alike the nearest is (0 to 1); all when none is given. */
export const proceduresLike = async (
  from: Reader,
  variants: readonly string[],
): Promise<{ procedure: Procedure; likeness: number }[]> => {
  const rows = await from.query<{ doc: Procedure; likeness: number }>(
    `SELECT ${versioned}, coalesce((SELECT max(public.word_similarity(v, folded)) FROM unnest($1::text[]) AS v), 1)::float8 AS likeness
     FROM procedure
     WHERE cardinality($1::text[]) = 0 OR EXISTS (SELECT FROM unnest($1::text[]) AS v WHERE folded LIKE '%' || v || '%' OR public.word_similarity(v, folded) > 0.45)`,
    [variants],
    'procedures-like',
  );
  return rows.map(({ doc, likeness }) => ({ procedure: doc, likeness }));
};
