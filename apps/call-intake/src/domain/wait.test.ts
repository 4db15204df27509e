import fc from 'fast-check';
import type { QueueNow } from './wait';
import { corrected, correctedBy, estimateWait, longestMs } from './wait';

const minute = 60_000;
const queue = (more: Partial<QueueNow>): QueueNow => ({
  ahead: 0,
  seats: 11,
  ready: 0,
  handleMs: 6.5 * minute,
  patienceMs: 5 * minute,
  ...more,
});

it.each([
  ['somebody is ready', { ready: 1 }, 0, 0],
  ['more are ready than wait', { ready: 3, ahead: 2 }, 0, 0],
  ['nobody is at work', { seats: 0 }, longestMs, longestMs],
  // One step at rate 11 / 6.5 minutes: half within ln 2, nine of ten within ln 10 of its mean.
  ['next in line', {}, (6.5 / 11) * minute * Math.LN2, (6.5 / 11) * minute * Math.LN10],
  ['next, but one seat', { seats: 1 }, 6.5 * minute * Math.LN2, 6.5 * minute * Math.LN10],
])('%s', (_, more, p50, p90) => {
  const { p50Ms, p90Ms } = estimateWait(queue(more));
  expect(Math.abs(p50Ms - p50)).toBeLessThanOrEqual(p50 * 0.02);
  expect(Math.abs(p90Ms - p90)).toBeLessThanOrEqual(p90 * 0.02);
});

it('agrees with callers who are drawn one by one, step for step', () => {
  const { ahead, seats, handleMs, patienceMs } = queue({ ahead: 12 });
  let state = 22_695_477;
  const chance = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
  const waits = Array.from({ length: 20_000 }, () => {
    let wait = 0;
    for (let before = ahead; before >= 0; before--)
      wait += -Math.log(1 - chance()) / (seats / handleMs + before / patienceMs);
    return wait;
  }).sort((a, b) => a - b);
  const { p50Ms, p90Ms } = estimateWait(queue({ ahead }));
  expect(p50Ms / (waits[10_000] ?? 0)).toBeCloseTo(1, 1);
  expect(p90Ms / (waits[18_000] ?? 0)).toBeCloseTo(1, 1);
});

const anyQueue = fc.record({
  ahead: fc.nat(200),
  seats: fc.nat(200),
  ready: fc.constant(0),
  handleMs: fc.integer({ min: 1_000, max: 3_600_000 }),
  patienceMs: fc.integer({ min: 1_000, max: 3_600_000 }),
});

it('waits are longer behind more callers, shorter with more seats, and never without bounds', () => {
  fc.assert(
    fc.property(anyQueue, (now) => {
      const { p50Ms, p90Ms } = estimateWait(now);
      expect(p50Ms).toBeGreaterThanOrEqual(0);
      expect(p90Ms).toBeGreaterThanOrEqual(p50Ms);
      expect(p90Ms).toBeLessThanOrEqual(longestMs);
      // The approximation is a hundredth of a percent off where one more caller changes next to nothing.
      expect(estimateWait({ ...now, ahead: now.ahead + 1 }).p90Ms).toBeGreaterThanOrEqual(p90Ms * 0.999);
      expect(estimateWait({ ...now, seats: now.seats + 1 }).p90Ms).toBeLessThanOrEqual(p90Ms * 1.001 + 1);
    }),
  );
});

it('what held lately corrects what is said next, once enough has ended, and within bounds', () => {
  expect(correctedBy(19, 3)).toBe(1);
  expect(correctedBy(20, null)).toBe(1);
  expect(correctedBy(20, 1.4)).toBe(1.4);
  expect(correctedBy(500, 40)).toBe(5);
  expect(correctedBy(500, 0.01)).toBe(0.2);
  expect(corrected({ p50Ms: 1_000, p90Ms: 3_000_000 }, 2)).toEqual({ p50Ms: 2_000, p90Ms: longestMs });
});
