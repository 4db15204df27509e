import type { figuresOf } from './translate-figures';

type Figures = ReturnType<typeof figuresOf>;

/** A cell; what a spreadsheet would take for a formula is kept a text. */
const cell = (value: string | number | null): string => {
  if (typeof value === 'number') return String(Number(value.toFixed(6)));
  const text = /^[=+\-@\t\r]/.test(value ?? '') ? `'${value ?? ''}` : (value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const columnsOf = ({ serviceLevels, ...plain }: Figures): [string, number | null][] => [
  ...Object.entries(plain),
  ...serviceLevels.flatMap(({ seconds, ...levels }) =>
    Object.entries(levels).map(([name, value]): [string, number | null] => [`${name} (${seconds} s)`, value]),
  ),
];

/** A line for each row, with a mark (BOM) by which spreadsheets know that it is UTF-8. Ratios of nothing are empty. */
export const csvOf = (rows: readonly { readonly key: string; readonly figures: Figures }[]): string => {
  const [first] = rows;
  const head = ['row', ...(first ? columnsOf(first.figures).map(([name]) => name) : [])];
  const lines = rows.map(({ key, figures }) => [key, ...columnsOf(figures).map(([, value]) => value)]);
  return `\ufeff${[head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
};
