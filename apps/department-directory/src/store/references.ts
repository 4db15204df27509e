import type { Violation } from '@civicline/service-kit/refusal';
import type { Tx } from '@civicline/store';
import type { Kind } from '../domain/kinds';

interface Reference {
  readonly field: string;
  readonly index: number;
  readonly to: 'office' | 'unit' | 'procedure';
  readonly value: string;
}

type Row = Readonly<Record<string, unknown>>;

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const texts = (value: unknown) => (Array.isArray(value) ? value.map(text) : []);

/** What a row names that must exist. */
const referencesOf: Record<Kind, (row: Row) => Omit<Reference, 'index'>[]> = {
  procedures: ({ departmentId }) => [{ field: 'departmentId', to: 'office', value: text(departmentId) }],
  offices: ({ unitCode, departmentIds, successorId }) => [
    { field: 'unitCode', to: 'unit', value: text(unitCode) },
    ...texts(departmentIds).map((value, n) => ({ field: `departmentIds[${n}]`, to: 'office' as const, value })),
    { field: 'successorId', to: 'office', value: text(successorId) },
  ],
  hotlines: ({ unitCode, officeId }) => [
    { field: 'unitCode', to: 'unit', value: text(unitCode) },
    { field: 'officeId', to: 'office', value: text(officeId) },
  ],
  articles: ({ ownerOfficeId, procedureCodes }) => [
    { field: 'ownerOfficeId', to: 'office', value: text(ownerOfficeId) },
    ...texts(procedureCodes).map((value, n) => ({ field: `procedureCodes[${n}]`, to: 'procedure' as const, value })),
  ],
};

const known = async (tx: Tx, to: Reference['to'], values: readonly string[]): Promise<Set<string>> => {
  if (!values.length) return new Set();
  const column = to === 'unit' ? `doc->>'code'` : 'key';
  const rows = await tx.query<{ value: string }>(
    `SELECT DISTINCT ${column} AS value FROM ${to} WHERE ${column} = ANY($1)`,
    [values],
    `known-${to}`,
  );
  return new Set(rows.map(({ value }) => value));
};

/** What the rows name and nobody knows; rows of the same kind may name one another. */
export const unknownReferences = async (
  tx: Tx,
  kind: Kind,
  rows: readonly object[],
): Promise<(Violation & { index: number })[]> => {
  const references = rows.flatMap((row, index) =>
    referencesOf[kind](row as Row).flatMap((one) => (one.value ? [{ ...one, index }] : [])),
  );
  const unknown: (Violation & { index: number })[] = [];
  for (const to of ['office', 'unit', 'procedure'] as const) {
    const wanted = references.filter((one) => one.to === to);
    const there = await known(tx, to, [...new Set(wanted.map(({ value }) => value))]);
    if (kind === 'offices' && to === 'office') rows.forEach((row) => there.add(text((row as Row)['id'])));
    wanted
      .filter(({ value }) => !there.has(value))
      .forEach(({ field, index }) => unknown.push({ field, index, rule: 'not_found' }));
  }
  return unknown;
};
