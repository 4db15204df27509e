import fc from 'fast-check';
import { steadyClock } from './steady-clock';

const start = Date.parse('2026-11-30T08:00:00+07:00');

/** A process and its machine's clock, by hand. */
const world = () => {
  let [gone, ahead] = [0, 0];
  const clock = steadyClock(
    () => start + gone + ahead,
    () => gone,
  );
  return {
    pass: (ms: number) => void (gone += ms),
    jump: (ms: number) => void (ahead += ms),
    /** By how much the clock is ahead of the time that has truly gone by. */
    ahead: () => clock.now().getTime() - start - gone,
  };
};

test.each([600_000, -600_000, 3_600_000])('a jump of %d ms that is taken back is not followed', (ms) => {
  const { pass, jump, ahead } = world();
  jump(ms);
  for (let second = 0; second < 59; second++) {
    expect(ahead()).toBe(0);
    pass(1_000);
  }
  jump(-ms);
  expect(ahead()).toBe(0);
  // Another one is counted from its own beginning.
  jump(ms);
  pass(30_000);
  expect(ahead()).toBe(0);
});

test('a jump that lasts for a minute is followed, and is the time from then on', () => {
  const { pass, jump, ahead } = world();
  jump(600_000);
  expect(ahead()).toBe(0);
  pass(60_000);
  expect(ahead()).toBe(600_000);
  pass(1);
  expect(ahead()).toBe(600_000);
});

test('a clock that is corrected a little at a time is followed at once', () => {
  const steps = fc.array(fc.tuple(fc.nat(100_000), fc.integer({ min: -5_000, max: 5_000 })), { maxLength: 50 });
  fc.assert(
    fc.property(steps, (all) => {
      const { pass, jump, ahead } = world();
      let corrected = 0;
      for (const [ms, correction] of all) {
        pass(ms);
        jump(correction);
        corrected += correction;
        expect(ahead()).toBe(corrected);
      }
    }),
  );
});
