import { csvTable } from '../csv';
import type { figuresOf } from './translate-figures';

type Figures = ReturnType<typeof figuresOf>;

const columnsOf = ({ serviceLevels, ...plain }: Figures): [string, number | null][] => [
  ...Object.entries(plain),
  ...serviceLevels.flatMap(({ seconds, ...levels }) =>
    Object.entries(levels).map(([name, value]): [string, number | null] => [`${name} (${seconds} s)`, value]),
  ),
];

/** A line for each row. Ratios of nothing are empty. */
export const csvOf = (rows: readonly { readonly key: string; readonly figures: Figures }[]): string => {
  const [first] = rows;
  const head = ['row', ...(first ? columnsOf(first.figures).map(([name]) => name) : [])];
  return csvTable(
    head,
    rows.map(({ key, figures }) => [key, ...columnsOf(figures).map(([, value]) => value)]),
  );
};
