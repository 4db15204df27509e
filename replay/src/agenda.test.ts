import fc from 'fast-check';
import { agenda } from './agenda';

it('gives what was planned in the order of time, and at one time in the order of planning', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
      const plan = agenda<number>();
      times.forEach((at, n) => plan.plan(at, n));
      const given: { at: number; what: number }[] = [];
      for (let one = plan.next(); one; one = plan.next()) given.push({ at: one.at, what: one.what });
      const expected = times.map((at, what) => ({ at, what })).sort((a, b) => a.at - b.at || a.what - b.what);
      expect(given).toEqual(expected);
      expect(plan.size).toBe(0);
    }),
  );
});
