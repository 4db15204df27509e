import type { ReferralFigures } from '@civicline/contracts/rest';

export type Row = ReferralFigures['rows'][number];
export type Counts = Omit<Row, 'officeId' | 'topic'>;

const none: Counts = { referred: 0, answered: 0, answeredOnTime: 0, open: 0, overdue: 0, returned: 0, reopened: 0 };

const plus = (a: Counts, b: Counts): Counts => ({
  referred: a.referred + b.referred,
  answered: a.answered + b.answered,
  answeredOnTime: a.answeredOnTime + b.answeredOnTime,
  open: a.open + b.open,
  overdue: a.overdue + b.overdue,
  returned: a.returned + b.returned,
  reopened: a.reopened + b.reopened,
});

/** Counts by what a row is kept under, most referred first. */
export const sumsBy = (rows: readonly Row[], keyOf: (row: Row) => string): [string, Counts][] => {
  const sums = new Map<string, Counts>();
  for (const row of rows) sums.set(keyOf(row), plus(sums.get(keyOf(row)) ?? none, row));
  return [...sums].sort(([, a], [, b]) => b.referred - a.referred);
};

export const totalOf = (rows: readonly Row[]): Counts => rows.reduce<Counts>(plus, none);

/** A ratio of nothing is not 0: it is not known. */
export const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
