import fc from 'fast-check';
import { fingerprint } from './fingerprint';

test('the order of keys, and what is left out, make no difference', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (request) => {
      const turned = Object.fromEntries(Object.entries(request).reverse());
      return fingerprint(request) === fingerprint({ ...turned, leftOut: undefined });
    }),
  );
});

test.each([
  ['a value', { a: 1 }, { a: 2 }],
  ['the order of a list', { a: [1, 2] }, { a: [2, 1] }],
  ['an instant', { at: new Date(0) }, { at: new Date(1) }],
  ['a large number', { n: 2n ** 60n }, { n: 2n ** 60n + 1n }],
])('%s makes a difference', (_, one, other) => expect(fingerprint(one)).not.toBe(fingerprint(other)));
