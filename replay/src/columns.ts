/** The columns of a call file, in the order in which they stand when the file does not name them. */
const columns = [
  'vru+line',
  'call_id',
  'customer_id',
  'priority',
  'type',
  'date',
  'vru_entry',
  'vru_exit',
  'vru_time',
  'q_start',
  'q_exit',
  'q_time',
  'outcome',
  'ser_start',
  'ser_exit',
  'ser_time',
  'server',
] as const;

export type Column = (typeof columns)[number];

/** One line of the file, by column; what is not there is empty. */
export type Cells = Readonly<Record<Column, string>>;

export interface Line {
  /** In the file, from 1. */
  readonly number: number;
  readonly cells: Cells;
  /** As many cells as there are columns. */
  readonly whole: boolean;
}

const names = new Map<string, Column>(columns.map((name) => [name.replace(/\W/g, ''), name]));
const columnOf = (name: string) => names.get(name.toLowerCase().replace(/[^a-z_]/g, ''));

const split = (line: string) =>
  (line.includes('\t') ? line.split('\t') : line.trim().split(/\s+/)).map((cell) => cell.trim());

/**
 * The lines of a call file: separated by tabs (or, in older exports, by spaces), with or without a line of names, with any
 * line ends. Blank lines are no lines.
 */
export const readLines = (text: string): Line[] => {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ number: index + 1, line }))
    .filter(({ line }) => line.trim() !== '');
  const [first] = rows;
  if (!first) return [];
  const head = split(first.line).map(columnOf);
  const named = head.filter((name) => name !== undefined).length > 1;
  const order: readonly (Column | undefined)[] = named ? head : columns;
  return rows.slice(named ? 1 : 0).map(({ number, line }) => {
    const given = split(line);
    const cells = Object.fromEntries(columns.map((name) => [name, given[order.indexOf(name)] ?? ''])) as Cells;
    return { number, cells, whole: given.length === order.length };
  });
};
