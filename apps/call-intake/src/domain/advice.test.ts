import fc from 'fast-check';
import type { Pressure } from './advice';
import { adviseNext } from './advice';

const minute = 60_000;
const now = (more: Partial<Pressure>): Pressure => ({
  ahead: 0,
  seats: 11,
  ready: 0,
  handleMs: 6.5 * minute,
  patienceMs: 5 * minute,
  redials: 0,
  places: 20,
  ...more,
});

it.each<[string, Partial<Pressure>, 'in_full' | 'quick_capture']>([
  ['an ordinary morning: somebody is ready', { ready: 2 }, 'in_full'],
  ['all are talking, nobody waits', {}, 'in_full'],
  ['a short queue: (2 + 1) * 6.5 / 11 is under two minutes', { ahead: 2 }, 'in_full'],
  ['a longer one', { ahead: 3 }, 'quick_capture'],
  ['a short queue of people who call again and again', { ahead: 2, redials: 0.5 }, 'quick_capture'],
  ['the surge of June 2021', { ahead: 22, redials: 0.4 }, 'quick_capture'],
  ['the surge, but no window is left', { ahead: 22, places: 0 }, 'in_full'],
  ['calls are short anyhow', { ahead: 40, handleMs: 100_000 }, 'in_full'],
  ['nobody is at work', { ahead: 5, seats: 0 }, 'in_full'],
  ['more waiting than ready', { ahead: 30, ready: 1 }, 'quick_capture'],
])('%s', (_, more, mode) => {
  const advice = adviseNext(now(more));
  expect(advice.mode).toBe(mode);
  expect(advice.why.vi).not.toBe('');
  expect(advice.why.en).not.toBe('');
});

const pressures = fc.record({
  ahead: fc.nat(300),
  seats: fc.integer({ min: 1, max: 200 }),
  ready: fc.constant(0),
  handleMs: fc.integer({ min: 1_000, max: 3_600_000 }),
  patienceMs: fc.constant(300_000),
  redials: fc.double({ min: 0, max: 1, noNaN: true }),
  places: fc.nat(100),
});
const isQuick = (pressure: Pressure) => adviseNext(pressure).mode === 'quick_capture';

it('more pressure never turns to taking calls in full, more help never to capturing them', () => {
  fc.assert(
    fc.property(pressures, (pressure) => {
      if (isQuick(pressure)) {
        expect(isQuick({ ...pressure, ahead: pressure.ahead + 1 })).toBe(true);
        expect(isQuick({ ...pressure, handleMs: pressure.handleMs + 60_000 })).toBe(true);
        expect(isQuick({ ...pressure, redials: Math.min(1, pressure.redials + 0.1) })).toBe(true);
        expect(isQuick({ ...pressure, places: pressure.places + 1 })).toBe(true);
        expect(isQuick({ ...pressure, places: 0 })).toBe(false);
      } else {
        expect(isQuick({ ...pressure, seats: pressure.seats + 1 })).toBe(false);
        expect(isQuick({ ...pressure, ready: pressure.ahead + 1 })).toBe(false);
      }
    }),
  );
});
