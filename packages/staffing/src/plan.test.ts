import fc from 'fast-check';
import { agentsNeeded, agentsNeededPatient } from './agents-needed';
import { planDay } from './day-plan';
import { erlangA } from './erlang-a';
import { erlangB } from './erlang-b';
import { partInFull } from './quick-capture';
import { withRedials } from './redials';

const patience = 345 / 60;
const handle = 6.5;

// A day of the hotline in June 2021: calls, hours; load, blocked, abandons, answered; with redials; agents for 80/20 by A and C.
it.each([
  [2_000, 10, 21.7, 0.529, 0.493, 1_014, 2_630, 0.614, 25, 27],
  [2_500, 10, 27.1, 0.615, 0.594, 1_015, 3_449, 0.706, 31, 33],
  [3_000, 10, 32.5, 0.675, 0.662, 1_015, 4_269, 0.762, 36, 38],
  [2_500, 24, 11.3, 0.218, 0.134, 2_165, 2_672, 0.165, 14, 15],
])('%d calls in %d hours', (calls, hours, load, blocked, abandons, answered, attempts, abandonsAgain, byA, byC) => {
  const queue = { agents: 11, arrivals: calls / hours / 60, handle, patience };
  const target = { part: 0.8, within: 1 / 3 };
  expect(queue.arrivals * handle).toBeCloseTo(load, 0);
  expect(erlangB(11, queue.arrivals * handle)).toBeCloseTo(blocked, 3);
  expect(erlangA(queue).abandons).toBeCloseTo(abandons, 3);
  expect(Math.abs(calls * (1 - erlangA(queue).abandons) - answered)).toBeLessThan(1);
  const again = withRedials(queue, 0.39);
  expect(Math.abs(again.attempts * hours * 60 - attempts)).toBeLessThan(1);
  expect(again.abandons).toBeCloseTo(abandonsAgain, 3);
  expect(agentsNeeded(queue, target)).toBe(byA);
  expect(agentsNeededPatient(queue, target)).toBe(byC);
});

it('redials solve their own equation', () => {
  const rates = fc.double({ min: 0, max: 0.95, noNaN: true });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      rates,
      (agents, arrivals, redial) => {
        const { attempts, abandons } = withRedials({ agents, arrivals, handle, patience }, redial);
        expect(attempts).toBeCloseTo(arrivals + redial * attempts * abandons, 6);
      },
    ),
  );
});

it('refuses callers who never stop', () => {
  expect(() => withRedials({ agents: 1, arrivals: 1, handle, patience }, 1)).toThrow('redial');
});

it.each([
  [1, 2_000, 0.33],
  [1, 2_500, 0.23],
  [1, 3_000, 0.16],
  [1.5, 2_000, 0.26],
  [1.5, 2_500, 0.15],
  [1.5, 3_000, 0.07],
  [2, 3_000, null],
])('with captures of %d minutes, of %d calls the part %d is taken in full', (captureMinutes, calls, part) => {
  const inFull = partInFull({ calls, seats: 11, hours: 10, occupancy: 0.85, fullMinutes: 6.5, captureMinutes });
  if (part === null) expect(inFull).toBeNull();
  else expect(inFull).toBeCloseTo(part, 2);
});

const day = {
  intervals: Array.from({ length: 48 }, (_, n) => ({ calls: n < 14 || n > 40 ? 0 : 60 + n, seats: n < 14 ? 0 : 11 })),
  intervalMinutes: 30,
  handleSeconds: 390,
  patienceSeconds: 345,
  redial: 0.39,
  surge: { calls: 1, handle: 1 },
  target: { part: 0.8, withinSeconds: 20 },
};

it('every attempt of a day is answered or gives up', () => {
  const plan = planDay(day);
  expect(plan.answered + plan.abandoned).toBeCloseTo(plan.attempts, 6);
  expect(plan.attempts).toBeGreaterThan(plan.calls);
});

it('a surge needs more agents in every step that has calls', () => {
  const surged = planDay({ ...day, surge: { calls: 2, handle: 1.5 } });
  planDay(day).intervals.forEach((ordinary, n) => {
    const needed = surged.intervals[n]?.agentsNeeded ?? 0;
    if (ordinary.calls > 0) expect(needed).toBeGreaterThan(ordinary.agentsNeeded);
  });
});

it('a closed desk loses its calls, and nobody is needed where nobody calls', () => {
  const { intervals } = planDay({
    ...day,
    intervals: [
      { calls: 10, seats: 0 },
      { calls: 0, seats: 3 },
    ],
  });
  expect(intervals).toMatchObject([
    { answered: 0, abandoned: 10 },
    { answered: 0, abandoned: 0, agentsNeeded: 0 },
  ]);
});
