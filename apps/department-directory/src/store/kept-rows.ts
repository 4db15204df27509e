import type { Store, Tx } from '@civicline/store';
import type { Kind } from '../domain/kinds';

type Reader = Pick<Store, 'query'> | Pick<Tx, 'query'>;

const tables: Record<Kind, { table: string; key: string }> = {
  procedures: { table: 'procedure', key: 'key' },
  offices: { table: 'office', key: 'key' },
  hotlines: { table: 'hotline', key: 'key' },
  articles: { table: 'article', key: 'id' },
};

/** Rows as they are kept, by key. */
export const keptRows = async (from: Reader, kind: Kind, keys: readonly string[]): Promise<Map<string, object>> => {
  const { table, key } = tables[kind];
  const rows = await from.query<{ key: string; doc: object }>(
    `SELECT ${key} AS key, doc FROM ${table} WHERE ${key} = ANY($1)`,
    [keys],
    `kept-${kind}`,
  );
  return new Map(rows.map((row) => [row.key, row.doc]));
};

const pageSize = 500;

/** All rows of a kind in the order of their keys, some at a time: a file may be larger than what one wants to hold. */
export async function* everyRow(store: Store, kind: Kind): AsyncGenerator<object[]> {
  const { table, key } = tables[kind];
  for (let after = ''; ;) {
    const rows = await store.query<{ key: string; doc: object }>(
      `SELECT ${key} AS key, doc FROM ${table} WHERE ${key} > $1 ORDER BY ${key} LIMIT ${pageSize}`,
      [after],
      `every-${kind}`,
    );
    if (rows.length) yield rows.map(({ doc }) => doc);
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.key ?? '';
  }
}
