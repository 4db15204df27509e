import type { Logger } from '@civicline/service-kit';
import type { Loop } from './loop';
import { loop } from './loop';
import { Sealed } from './personal';
import type { Store } from './store';

/** Columns of a table that are sealed, by how they are written. */
export interface SealedTable {
  readonly table: string;
  /** Column of the primary key, and its type. */
  readonly key: string;
  readonly keyType: 'uuid' | 'text' | 'bigint';
  readonly searchable?: readonly string[];
  readonly sealed?: readonly string[];
}

const batch = 200;
const everyMs = 3_600_000;

type Row = Record<string, string>;

/**
 * Seals with the current key what was written before there were keys, or with an older one: some rows at a time, each batch one
 * transaction, so that it goes on where it was cut off. Done when it finds none; looked at again every hour.
 */
export const keepSealed = (store: Store, log: Logger, tables: readonly SealedTable[]): Loop => {
  const stale = (column: string) => `(${column} <> '' AND NOT starts_with(${column}, $1))`;
  const inTable = async ({ table, key, keyType, searchable = [], sealed = [] }: SealedTable, mark: string) => {
    const columns = [...searchable, ...sealed];
    return store.transaction(async (tx) => {
      const rows = await tx.query<Row>(
        `SELECT ${key} AS row_key, ${columns.join(', ')} FROM ${table} WHERE ${columns.map(stale).join(' OR ')}
         LIMIT ${batch} FOR UPDATE SKIP LOCKED`,
        [mark],
        `stale of ${table}`,
      );
      if (!rows.length) return 0;
      await tx.query(
        `UPDATE ${table} t SET ${columns.map((column) => `${column} = coalesce(n.${column}, t.${column})`).join(', ')}
         FROM unnest($1::${keyType}[], ${columns.map((_, at) => `$${at + 2}::text[]`).join(', ')}) AS n (row_key, ${columns.join(', ')})
         WHERE t.${key} = n.row_key`,
        [
          rows.map(({ row_key: id }) => id),
          ...columns.map((column) =>
            rows.map((row) => (row[column] == null ? null : new Sealed(row[column], searchable.includes(column)))),
          ),
        ],
        `seal ${table}`,
      );
      return rows.length;
    });
  };
  return loop({
    name: 'keep what is personal sealed',
    everyMs,
    log,
    work: async () => {
      if (store.sealedMark === undefined) return 0;
      let done = 0;
      for (const one of tables) done += await inTable(one, store.sealedMark);
      if (done) log.info({ rows: done }, 'sealed with the current key');
      return done;
    },
  });
};
