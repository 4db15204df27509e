import fc from 'fast-check';
import { anyPhrase } from '../test/sample-texts';
import { sortVi } from './sort';

it.each([
  [
    ['đất', 'dân', 'ăn', 'an', 'ân', 'bà'],
    ['an', 'ăn', 'ân', 'bà', 'dân', 'đất'],
  ],
  [
    ['phường 10', 'phường 2'],
    ['phường 2', 'phường 10'],
  ],
  [
    ['Ơn', 'Ôn', 'On'],
    ['On', 'Ôn', 'Ơn'],
  ],
])('%j is sorted', (texts, sorted) => expect([...texts].sort(sortVi)).toEqual(sorted));

it('is an order, and the same for composed and decomposed text', () => {
  fc.assert(
    fc.property(anyPhrase, anyPhrase, anyPhrase, (a, b, c) => {
      expect(Math.sign(sortVi(a, b))).toBe(0 - Math.sign(sortVi(b, a)));
      expect(sortVi(a, a.normalize('NFD'))).toBe(0);
      if (sortVi(a, b) <= 0 && sortVi(b, c) <= 0) expect(sortVi(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});
