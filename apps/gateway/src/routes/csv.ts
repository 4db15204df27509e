/** A cell; what a spreadsheet would take for a formula is kept a text. */
const cell = (value: string | number | null): string => {
  if (typeof value === 'number') return String(Number(value.toFixed(6)));
  const text = /^[=+\-@\t\r]/.test(value ?? '') ? `'${value ?? ''}` : (value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A table for a spreadsheet, with a mark (BOM) by which it knows that this is UTF-8. Null is an empty cell. */
export const csvTable = (head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string =>
  `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
