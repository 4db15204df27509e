import { erlangA, planDay } from '@civicline/staffing';
import type { Row } from './measure';
import { quantile, spread } from './measure';

const steps = 48;
const floorCalls = 100;
const warmUps = 5;

/** A day of different half hours, so that none is found among those worked out before. */
const dayOf = (run: number) => ({
  intervals: Array.from({ length: steps }, (_, step) => ({ calls: 10 + 4 * step + run / 7, seats: 11 + (step % 5) })),
  intervalMinutes: 30,
  handleSeconds: 390,
  patienceSeconds: 345,
  redial: 0.39,
  surge: { calls: 1 + run / 50, handle: 1 },
  target: { part: 0.8, withinSeconds: 20 },
});

const timed = (work: () => void): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};

/** What a supervisor waits for while dragging a slider, against a hundred looks at the formula for each half hour. */
export const benchPlanner = (runs: number): Row => {
  const count = warmUps + 10 * runs;
  const ours = Array.from({ length: count }, (_, run) => timed(() => planDay(dayOf(run)))).slice(warmUps);
  const floor = Array.from({ length: count }, (_, run) =>
    timed(() => {
      for (const { calls, seats } of dayOf(run).intervals)
        for (let n = 0; n < floorCalls; n++)
          erlangA({ agents: seats, arrivals: (calls + n / 100) / 1_800, handle: 390, patience: 345 });
    }),
  ).slice(warmUps);
  const sorted = [...ours].sort((a, b) => a - b);
  return {
    what: 'a day planned, 48 half hours, ms',
    floor: spread(floor, 1),
    ours: `${spread(ours, 1)}, p99 ${quantile(sorted, 0.99).toFixed(1)}`,
    ratio: spread(
      ours.map((value, n) => (floor[n] ?? NaN) / value),
      2,
    ),
    goal: '>= 0.5, p99 < 50 ms',
  };
};
