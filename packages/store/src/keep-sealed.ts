import type { Logger } from '@civicline/service-kit';
import type { Loop } from './loop';
import { loop } from './loop';
import { jsonRows } from './personal';
import { Sealed, sealed as seal } from './sealed';
import type { Store } from './store';

/** Columns of a table that are sealed, by how they are written. */
export interface SealedTable {
  readonly table: string;
  /** Column of the primary key, and its type; of a key of several columns, `ctid`. */
  readonly key: string;
  readonly keyType: 'uuid' | 'text' | 'bigint' | 'tid';
  readonly searchable?: readonly string[];
  readonly sealed?: readonly string[];
  /** Of columns of JSON, the names under which a text in it is sealed, wherever they stand. */
  readonly within?: Readonly<Record<string, readonly string[]>>;
}

const batch = 200;
const everyMs = 3_600_000;

type Row = { row_key: string } & Record<string, unknown>;

/** How a column is looked at and written: texts as they are, JSON with what is sealed in it. */
interface Column {
  readonly name: string;
  readonly type: 'text' | 'jsonb';
  /** SQL that holds of a row in which something is not sealed with the current key; $1 is how that begins. */
  readonly stale: string;
  readonly written: (value: unknown) => unknown;
}

const textColumn = (name: string, isSearchable: boolean): Column => ({
  name,
  type: 'text',
  stale: `(${name} <> '' AND NOT starts_with(${name}, $1))`,
  written: (value) => (typeof value === 'string' ? new Sealed(value, isSearchable) : null),
});

const sealWithin = (value: unknown, names: readonly string[]): unknown => {
  if (Array.isArray(value)) return value.map((item) => sealWithin(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]: [string, unknown]) => [
      name,
      typeof item === 'string' && names.includes(name) ? seal(item) : sealWithin(item, names),
    ]),
  );
};

const jsonColumn = (column: string, names: readonly string[]): Column => ({
  name: column,
  type: 'jsonb',
  stale: `(${names
    .map(
      (name) =>
        `jsonb_path_exists(${column}, '$.**."${name}" ? (@ != "" && !(@ starts with $mark))', jsonb_build_object('mark', $1::text))`,
    )
    .join(' OR ')})`,
  written: (value) => (value === null ? null : jsonRows(sealWithin(value, names))),
});

const columnsOf = ({ searchable = [], sealed = [], within = {} }: SealedTable): readonly Column[] => [
  ...searchable.map((name) => textColumn(name, true)),
  ...sealed.map((name) => textColumn(name, false)),
  ...Object.entries(within).map(([name, names]) => jsonColumn(name, names)),
];

/**
 * Seals with the current key what was written before there were keys, or with an older one: some rows at a time, each batch one
 * transaction, so that it goes on where it was cut off. Done when it finds none; looked at again every hour.
 */
export const keepSealed = (store: Store, log: Logger, tables: readonly SealedTable[]): Loop => {
  const inTable = async (sealedTable: SealedTable, mark: string) => {
    const { table, key, keyType } = sealedTable;
    const columns = columnsOf(sealedTable);
    const names = columns.map(({ name }) => name);
    return store.transaction(async (tx) => {
      const rows = await tx.query<Row>(
        `SELECT ${key} AS row_key, ${names.join(', ')} FROM ${table} WHERE ${columns.map(({ stale }) => stale).join(' OR ')}
         LIMIT ${batch} FOR UPDATE SKIP LOCKED`,
        [mark],
        `stale of ${table}`,
      );
      if (!rows.length) return 0;
      await tx.query(
        `UPDATE ${table} t SET ${columns.map(({ name, type }) => `${name} = coalesce(n.${name}::${type}, t.${name})`).join(', ')}
         FROM unnest($1::${keyType}[], ${columns.map((_, at) => `$${at + 2}::text[]`).join(', ')}) AS n (row_key, ${names.join(', ')})
         WHERE t.${key} = n.row_key`,
        [
          rows.map(({ row_key: id }) => id),
          ...columns.map(({ name, written }) => rows.map((row) => written(row[name] ?? null))),
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
