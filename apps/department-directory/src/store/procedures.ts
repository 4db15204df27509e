import type { Store, Tx } from '@civicline/store';
import type { Localized, Procedure } from '../domain/directory';
import type { Written } from './documents';
import { nextRevision } from './revision';

type Reader = Pick<Store, 'query'> | Pick<Tx, 'query'>;

/** Writes the rows that are new or differ, in one statement; equal ones are left alone. A changed one counts its version up. */
export const putProcedures = async (
  tx: Tx,
  rows: readonly { key: string; doc: unknown }[],
): Promise<(Written & { version: number })[]> => {
  if (!rows.length) return [];
  return tx.query<{ key: string; added: boolean; version: number }>(
    `INSERT INTO procedure AS t (key, doc, revision) SELECT key, doc, $2 FROM jsonb_to_recordset($1) AS x (key text, doc jsonb)
     ON CONFLICT (key) DO UPDATE SET doc = excluded.doc, version = t.version + 1, revision = excluded.revision
     WHERE t.doc IS DISTINCT FROM excluded.doc
     RETURNING key, xmax = 0 AS added, version`,
    [JSON.stringify(rows), await nextRevision(tx)],
  );
};

const versioned = `jsonb_set(doc, '{version}', to_jsonb(version)) AS doc`;

export const procedureByCode = async (from: Reader, code: string): Promise<Procedure | undefined> => {
  const [row] = await from.query<{ doc: Procedure }>(
    `SELECT ${versioned} FROM procedure WHERE key = $1`,
    [code],
    'procedure',
  );
  return row?.doc;
};

/** A field of procedures, and how many there are of it. */
export interface ProcedureField {
  readonly field: string;
  readonly name: Localized;
  readonly procedures: number;
}

/** Most procedures first. A field is called what most of its procedures call it. */
export const procedureFields = (from: Reader): Promise<ProcedureField[]> =>
  from.query<ProcedureField>(
    `SELECT doc->>'field' AS field, mode() WITHIN GROUP (ORDER BY doc->'fieldName') AS name, count(*)::int AS procedures
     FROM procedure GROUP BY doc->>'field' ORDER BY count(*) DESC, doc->>'field'`,
    [],
    'procedure-fields',
  );

/** A procedure with the words that editors gave it. */
export interface FindableProcedure {
  readonly doc: Procedure;
  readonly synonyms: readonly string[];
}

/** What changed after a revision. */
export const proceduresSince = (from: Reader, revision: string): Promise<FindableProcedure[]> =>
  from.query<FindableProcedure>(
    `SELECT ${versioned}, ARRAY(SELECT words FROM synonym WHERE procedure_code = key ORDER BY words) AS synonyms
     FROM procedure WHERE revision > $1`,
    [revision],
    'procedures-since',
  );
