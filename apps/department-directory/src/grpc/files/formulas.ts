/** What a spreadsheet takes for a formula and carries out. */
const dangerous = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u;

/** A cell that no spreadsheet carries out: an apostrophe before it says that it is text. */
export const withApostrophe = (cell: string): string => (dangerous.test(cell) ? `'${cell}` : cell);

/** The same cell read back. */
export const withoutApostrophe = (cell: string): string =>
  cell.startsWith("'") && dangerous.test(cell.slice(1)) ? cell.slice(1) : cell;
