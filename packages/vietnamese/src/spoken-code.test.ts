import fc from 'fast-check';
import { makeSpokenCode, readSpokenCode } from './spoken-code';

const chances = fc.infiniteStream(fc.double({ min: 0, max: 0.999999, noNaN: true }));
const codes = chances.map((stream) => makeSpokenCode(() => stream.next().value as number));

it('is read back however it is typed', () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(readSpokenCode(code)).toBe(code);
      expect(readSpokenCode(` ${code.toLowerCase().replace('-', ' ')} `)).toBe(code);
    }),
  );
});

it('one wrong sign is noticed', () => {
  fc.assert(
    fc.property(codes, fc.nat(7), fc.constantFrom(...'34679CDFGHJKNPRTVWX'), (code, place, sign) => {
      const signs = [...code.replace('-', '')];
      fc.pre(signs[place] !== sign);
      signs[place] = sign;
      expect(readSpokenCode(signs.join(''))).toBeNull();
    }),
    { numRuns: 1_000 },
  );
});

it('two swapped signs are noticed', () => {
  fc.assert(
    fc.property(codes, fc.nat(6), (code, place) => {
      const signs = [...code.replace('-', '')];
      fc.pre(signs[place] !== signs[place + 1]);
      [signs[place], signs[place + 1]] = [signs[place + 1] ?? '', signs[place] ?? ''];
      expect(readSpokenCode(signs.join(''))).toBeNull();
    }),
    { numRuns: 1_000 },
  );
});

it.each(['', 'ABCD', 'DN4K-7X2P-9', 'OOOO-IIII', "'; DROP TABLE"])('%s is none', (text) =>
  expect(readSpokenCode(text)).toBeNull(),
);
