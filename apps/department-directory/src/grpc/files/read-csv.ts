import type { Violation } from '@civicline/service-kit/refusal';
import { parse } from 'csv-parse/sync';
import type { FileRow } from '../../commands/import-rows';
import type { Kind } from '../../domain/kinds';
import type { Unreadable } from './cells';
import { setAt } from './cells';
import { columns } from './columns';
import { withoutApostrophe } from './formulas';
import { asKept, keyName } from './messages';

interface Line {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

const delimiters = [',', ';', '\t'];

/** Spreadsheets write what their country separates with: the one that cuts the header into most columns. */
const delimiterOf = (text: string): string => {
  const [header = ''] = text.split(/\r?\n/, 1);
  const cuts = (delimiter: string) => header.split(delimiter).length;
  return delimiters.reduce((best, one) => (cuts(one) > cuts(best) ? one : best), ',');
};

const headerFaults = (kind: Kind, header: readonly string[]): Violation[] => {
  const known = new Set(columns[kind].map(({ name }) => name));
  const missing = [...known].filter((name) => !header.includes(name));
  return [
    ...missing.map((field) => ({ field, rule: 'required' })),
    ...header.filter((name) => name && !known.has(name)).map((field) => ({ field, rule: 'unknown_field' })),
    ...header.filter((name, n) => name && header.indexOf(name) !== n).map((field) => ({ field, rule: 'duplicate' })),
  ];
};

const rowOf = (kind: Kind, header: readonly string[], record: readonly string[], number: number): FileRow => {
  const faults: Violation[] = [];
  const row: Record<string, unknown> = {};
  if (record.slice(header.length).some(Boolean)) faults.push({ field: '', rule: 'format.csv' });
  for (const { name, path, cell } of columns[kind]) {
    const said = withoutApostrophe(record[header.indexOf(name)] ?? '');
    if (said === '') continue;
    try {
      setAt(row, path, cell.read(said));
    } catch (error) {
      const { rule, params } = error as Unreadable;
      if ((error as Error).name !== 'Unreadable') throw error;
      faults.push({ field: path, rule, params });
    }
  }
  const key = row[keyName(kind)];
  return { number, key: typeof key === 'string' ? key : '', doc: asKept(kind, row), faults };
};

/** The rows of a sheet, or what is wrong with the file. */
export const readCsv = (kind: Kind, text: string): { rows: FileRow[]; faults: Violation[] } => {
  let read: Line[];
  try {
    read = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as Line[];
  } catch (error) {
    const { lines: line = 0 } = error as { lines?: number };
    return { rows: [], faults: [{ field: line ? `line ${line}` : '', rule: 'format.csv' }] };
  }
  const [first, ...rest] = read;
  const header = (first?.record ?? []).map((name) => name.trim().toLowerCase());
  const faults = headerFaults(kind, header);
  if (faults.length) return { rows: [], faults };
  let end = first?.info.lines ?? 1;
  const rows = rest.map(({ record, info }) => {
    const begin = end + 1;
    end = info.lines;
    return rowOf(kind, header, record, begin);
  });
  return { rows, faults };
};
