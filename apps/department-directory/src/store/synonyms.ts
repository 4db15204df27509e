import type { Store, Tx } from '@civicline/store';
import type { Synonym } from '../domain/missed-search';
import { nextRevision } from './revision';

type Reader = Pick<Store, 'query'> | Pick<Tx, 'query'>;

/** The procedure is found by other words than before. */
const touch = async (tx: Tx, procedureCode: string) => {
  await tx.query(
    'UPDATE procedure SET revision = $2 WHERE key = $1',
    [procedureCode, await nextRevision(tx)],
    'touch-procedure',
  );
};

export const addSynonym = async (tx: Tx, { procedureCode, words, addedBy, addedAt }: Synonym): Promise<void> => {
  await tx.query(
    'INSERT INTO synonym (procedure_code, words, added_by, added_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [procedureCode, words, addedBy, addedAt],
    'add-synonym',
  );
  await touch(tx, procedureCode);
};

export const removeSynonym = async (tx: Tx, procedureCode: string, words: string): Promise<void> => {
  const gone = await tx.query(
    'DELETE FROM synonym WHERE procedure_code = $1 AND words = $2 RETURNING true AS gone',
    [procedureCode, words],
    'remove-synonym',
  );
  if (gone.length) await touch(tx, procedureCode);
};

export const synonyms = (from: Reader, procedureCode: string): Promise<Synonym[]> =>
  from.query<Synonym>(
    `SELECT procedure_code AS "procedureCode", words, added_by AS "addedBy", added_at AS "addedAt" FROM synonym
     WHERE $1 = '' OR procedure_code = $1 ORDER BY added_at DESC, procedure_code, words`,
    [procedureCode],
    'synonyms',
  );
