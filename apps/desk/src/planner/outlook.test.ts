import { dayOf, totalOf, withSeats, withStep } from './day';
import { noSurge, outlookOf } from './outlook';

const supposed = { handleSeconds: 390, patienceSeconds: 345, redial: 0.39, lines: 11, captureSeconds: 90 };

/** 2,500 calls, evenly over the ten hours from 7:00 to 17:00: the hotline's worst day, whose figures are known. */
const even = Array.from({ length: 20 }, (_, n) => 14 + n).reduce(
  (day, step) => withStep(withStep(day, 'calls', step, 125), 'seats', step, 11),
  withSeats({ calls: dayOf(0, 1).calls, seats: dayOf(0, 1).seats.map(() => 0) }, 0),
);

it('finds what the worst day is known to have been', () => {
  const { plan, blocked, neededAtMost, inFull } = outlookOf(even, supposed, noSurge);
  expect(totalOf(even)).toBe(2_500);
  expect(plan.attempts).toBeCloseTo(3_449, -1);
  expect(plan.abandoned / plan.attempts).toBeCloseTo(0.706, 3);
  expect(blocked.reduce((a, b) => a + b) / 2_500).toBeCloseTo(0.615, 3);
  expect(neededAtMost).toBe(31);
  expect(inFull).toBeCloseTo(0.15, 2);
});

it('says when not even quick captures would do', () => {
  expect(outlookOf(even, supposed, { calls: 2, handle: 1 }).inFull).toBeNull();
});

it('has nothing to divide on a day without calls', () => {
  const { serviceLevel, inFull, neededAtMost, neededHours } = outlookOf(dayOf(0, 11), supposed, noSurge);
  expect({ serviceLevel, inFull, neededAtMost, neededHours }).toEqual({
    serviceLevel: null,
    inFull: 1,
    neededAtMost: 0,
    neededHours: 0,
  });
});
