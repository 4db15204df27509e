import fc from 'fast-check';
import { patienceOf } from './patience';
import { randomOf } from './random';

// Kaplan and Meier by hand: of 5, one leaves at 10 (4/5), one is answered at 15, two of the 3 left leave at 20 (4/5 * 1/3).
const waits = [
  { seconds: 10, gaveUp: true },
  { seconds: 15, gaveUp: false },
  { seconds: 20, gaveUp: true },
  { seconds: 20, gaveUp: true },
  { seconds: 40, gaveUp: false },
];

it.each([
  [0, 1],
  [9.9, 1],
  [10, 0.8],
  [19, 0.8],
  [20, 0.8 / 3],
  [20 + 35, (0.8 / 3) * Math.exp(-1)],
])('after %d s the part %d still waits', (seconds, part) => {
  expect(patienceOf(waits, 1).stillWaits(seconds)).toBeCloseTo(part, 12);
});

it('is the time waited for each who gave up, as an exponential', () => {
  expect(patienceOf(waits, 1).meanSeconds).toBeCloseTo(105 / 3, 12);
});

it('never draws less than what somebody is known to have waited', () => {
  const patience = patienceOf(waits, 1);
  fc.assert(
    fc.property(fc.integer(), fc.double({ min: 0, max: 500, noNaN: true }), (seed, atLeast) => {
      expect(patience.draw(randomOf(seed), atLeast)).toBeGreaterThanOrEqual(atLeast);
    }),
  );
});

it('finds an exponential patience again behind answers that cut it off', () => {
  const random = randomOf(1022);
  const exponential = (mean: number) => -mean * Math.log(1 - random());
  const seen = Array.from({ length: 20_000 }, () => {
    const [patience, answer] = [exponential(345), exponential(60)];
    return { seconds: Math.min(patience, answer), gaveUp: patience < answer };
  });
  const patience = patienceOf(seen);
  expect(patience.meanSeconds / 345).toBeCloseTo(1, 1);
  const drawn = Array.from({ length: 20_000 }, () => patience.draw(random));
  expect(drawn.reduce((a, b) => a + b) / drawn.length / 345).toBeCloseTo(1, 1);
  for (const seconds of [20, 60, 180]) expect(patience.stillWaits(seconds)).toBeCloseTo(Math.exp(-seconds / 345), 1);
});

it.each([
  ['nobody waited', []],
  ['nobody gave up', [{ seconds: 12, gaveUp: false }]],
  ['everybody gave up at once', [{ seconds: 0, gaveUp: true }]],
])('is a number when %s', (_, none) => {
  const patience = patienceOf(none, 1);
  expect(Number.isFinite(patience.draw(randomOf(1)))).toBe(true);
  expect(Number.isFinite(patience.draw(randomOf(1), 30))).toBe(true);
});
