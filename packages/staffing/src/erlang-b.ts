import { requireNotNegative, requireWhole } from './check';

/**
 * Erlang B: the part of calls that find all lines busy and go away, of `erlangs` offered to `lines` (M/M/n/n).
 *
 * By the recursion 1/B(n) = 1 + n/E * 1/B(n-1), which neither overflows nor cancels. Source: A. K. Erlang 1917; the
 * recursion in R. B. Cooper, Introduction to Queueing Theory, 2nd ed., 1981, section 3.3. Throws RangeError for what is
 * no number of lines or no load.
 */
export const erlangB = (lines: number, erlangs: number): number => {
  requireWhole('lines', lines);
  requireNotNegative('erlangs', erlangs);
  if (erlangs === 0) return lines === 0 ? 1 : 0;
  let inverse = 1;
  for (let n = 1; n <= lines; n++) inverse = 1 + (n / erlangs) * inverse;
  return 1 / inverse;
};
