import { jsonRows, searchable, sealed } from '@civicline/store';

/** PostgreSQL's type of each column, by the name that it has in the domain. */
export type Columns<T> = { readonly [K in keyof T]-?: ColumnType };

/** `sealed` and `searchable` are texts that stand sealed, the latter to be found by their whole value. */
type ColumnType =
  'uuid' | 'text' | 'integer' | 'boolean' | 'timestamptz' | 'jsonb' | 'text[]' | 'sealed' | 'searchable';

const sqlTypeOf = (type: ColumnType) => (type === 'sealed' || type === 'searchable' ? 'text' : type);

const writtenAs = (type: ColumnType, value: unknown) => {
  if (typeof value !== 'string') return value;
  if (type === 'sealed') return sealed(value);
  return type === 'searchable' ? searchable(value) : value;
};

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * A table whose rows are values of the domain, read and written many at a time: rows go to the database as one JSON
 * parameter, so that a statement is the same however many there are.
 */
export const tableOf = <T extends object>(name: string, columns: Columns<T>) => {
  const entries = Object.entries(columns) as [keyof T & string, ColumnType][];
  const names = entries.map(([key]) => snake(key));
  const recordset = `jsonb_to_recordset($1::jsonb) AS r (${entries.map(([key, type]) => `${snake(key)} ${sqlTypeOf(type)}`).join(', ')})`;
  return {
    /** "t.id, t.state, ..." for a select. */
    columns: (alias: string) => names.map((column) => `${alias}.${column}`).join(', '),
    insert: `INSERT INTO ${name} (${names.join(', ')}) SELECT ${names.map((column) => `r.${column}`).join(', ')} FROM ${recordset}`,
    update: `UPDATE ${name} AS t SET ${names
      .slice(1)
      .map((column) => `${column} = r.${column}`)
      .join(', ')} FROM ${recordset} WHERE t.id = r.id`,
    /** The one parameter of `insert` and `update`. */
    rows: (values: readonly T[]) =>
      jsonRows(
        values.map((value) =>
          Object.fromEntries(entries.map(([key, type]) => [snake(key), writtenAs(type, value[key])])),
        ),
      ),
    /** A row as the driver reads it. */
    read: (row: Record<string, unknown>): T => Object.fromEntries(entries.map(([key]) => [key, row[snake(key)]])) as T,
    /** A row that came as JSON inside another. */
    readJson: (row: Record<string, unknown>): T =>
      Object.fromEntries(
        entries.map(([key, type]) => {
          const value = row[snake(key)];
          return [key, type === 'timestamptz' && typeof value === 'string' ? new Date(value) : value];
        }),
      ) as T,
  };
};
