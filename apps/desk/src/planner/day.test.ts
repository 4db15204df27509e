import fc from 'fast-check';
import { dayOf, openSteps, steps, timeOf, totalOf, withSeats, withStep, withTotal } from './day';

it('shares out whole calls whose sum is what was asked, within the hours that are worked', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 5_000 }), (first, second) => {
      const day = withTotal(dayOf(first, 11), second);
      expect(totalOf(day)).toBe(second);
      expect(day.calls.every((calls) => Number.isInteger(calls) && calls >= 0)).toBe(true);
      expect(day.calls.every((calls, step) => calls === 0 || (day.seats[step] ?? 0) > 0)).toBe(true);
    }),
  );
});

it('keeps the shape of a curve when its total changes', () => {
  const day = withStep(dayOf(0, 5), 'calls', 40, 10);
  expect(withTotal(day, 70).calls[40]).toBe(70);
});

it('gives seats to the hours that are worked and to no other', () => {
  const day = withStep(dayOf(100, 11), 'seats', 0, 1);
  expect(withSeats(day, 3).seats.filter((seats) => seats === 3)).toHaveLength(openSteps(dayOf(100, 11)) + 1);
  expect(openSteps(withSeats({ ...day, seats: day.seats.map(() => 0) }, 4))).toBe(openSteps(dayOf(1, 4)));
});

it('has 48 half hours', () => {
  expect(dayOf(1, 1).calls).toHaveLength(steps);
  expect([timeOf(0), timeOf(15), timeOf(47)]).toEqual(['00:00', '07:30', '23:30']);
});
