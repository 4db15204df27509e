import fc from 'fast-check';
import { answeredWithin, erlangA } from './erlang-a';
import { erlangB } from './erlang-b';
import { erlangC, serviceLevelC } from './erlang-c';

// Values on which a published implementation, the exact birth-death process and a simulation of 600,000 calls agree.
it.each([
  [1, 1, 1 / 2],
  [2, 1, 1 / 5],
  [5, 3, 81 / 736],
  [17, 10, 0.012948875],
  [10, 5, 0.01838457],
])('Erlang B of %d lines and %d erlangs is %d', (lines, erlangs, expected) => {
  expect(erlangB(lines, erlangs)).toBeCloseTo(expected, 8);
});

it.each([
  [2, 1, 1 / 3],
  [5, 3, 0.236151604],
  [14, 10, 0.174131934],
  [11, 8, 0.244957926],
  [20, 15, 0.160429387],
])('Erlang C of %d agents and %d erlangs is %d', (agents, erlangs, expected) => {
  expect(erlangC(agents, erlangs)).toBeCloseTo(expected, 8);
});

it('answers 88.8 % within 20 s with 14 agents, 10 erlangs and calls of 180 s', () => {
  expect(serviceLevelC({ agents: 14, erlangs: 10, handleSeconds: 180 }, 20)).toBeCloseTo(0.888350019, 9);
});

it.each([
  [5, 5],
  [5, 6],
])('Erlang C refuses %d agents under %d erlangs', (agents, erlangs) => {
  expect(() => erlangC(agents, erlangs)).toThrow(RangeError);
});

// agents, arrivals a minute, handle, patience, within (minutes); waits, abandons, mean wait, occupancy, answered within
it.each([
  [14, 100 / 30, 3, 5, 1 / 3, 0.14526, 0.013984, 0.069919, 0.704297, 0.916792],
  [11, 1.5, 6.5, 3.86, 1 / 3, 0.345791, 0.088486, 0.341558, 0.807932, 0.715448],
  [11, 2, 6.5, 3.86, 1 / 3, 0.673232, 0.215063, 0.830142, 0.927653, 0.400999],
  [5, 1, 4, 2, 1 / 2, 0.32712, 0.12727, 0.254541, 0.698184, 0.758517],
  [1, 1, 1, 1, 1, 0.632121, 0.367879, 0.367879, 0.632121, 0.578968],
  [10, 10, 1, 1, 1 / 4, 0.54207, 0.12511, 0.12511, 0.87489, 0.711247],
])(
  'Erlang A of %d agents, %d arrivals, handle %d, patience %d',
  (agents, arrivals, handle, patience, within, waits, abandons, meanWait, occupancy, answered) => {
    const queue = { agents, arrivals, handle, patience };
    const figures = erlangA(queue);
    expect(figures.waits).toBeCloseTo(waits, 6);
    expect(figures.abandons).toBeCloseTo(abandons, 6);
    expect(figures.meanWait).toBeCloseTo(meanWait, 6);
    expect(figures.occupancy).toBeCloseTo(occupancy, 6);
    expect(answeredWithin(queue, within)).toBeCloseTo(answered, 6);
  },
);

const queues = fc.record({
  agents: fc.integer({ min: 1, max: 200 }),
  arrivals: fc.double({ min: 0.01, max: 60, noNaN: true }),
  handle: fc.double({ min: 0.2, max: 20, noNaN: true }),
  patience: fc.double({ min: 0.05, max: 60, noNaN: true }),
});

it('every figure of Erlang A is what it can be', () => {
  fc.assert(
    fc.property(queues, (queue) => {
      const { waits, abandons, occupancy } = erlangA(queue);
      for (const part of [waits, abandons, occupancy]) {
        expect(part).toBeGreaterThanOrEqual(0);
        expect(part).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
  );
});

it('everybody is answered or gives up: with all the time in the world, those answered are those who did not abandon', () => {
  fc.assert(
    fc.property(queues, (queue) => {
      // The wait of who does not give up fades with patience; 40 of them are for ever.
      const within = 40 * Math.min(queue.patience, 20);
      expect(answeredWithin(queue, within)).toBeCloseTo(1 - erlangA(queue).abandons, 4);
    }),
  );
});

/** The birth-death process itself, state by state, as far as anybody ever is: slow, and another way to the same figures. */
const byStates = ({ agents, arrivals, handle, patience }: Parameters<typeof erlangA>[0]) => {
  const logs = [0];
  for (let callers = 1, log = 0, most = 0; log > most - 60 || callers <= agents; callers++) {
    log += Math.log(arrivals / (Math.min(callers, agents) / handle + Math.max(0, callers - agents) / patience));
    logs.push(log);
    most = Math.max(most, log);
  }
  const most = logs.reduce((a, b) => Math.max(a, b));
  const parts = logs.map((log) => Math.exp(log - most));
  const whole = parts.reduce((a, b) => a + b);
  const mean = (of: (callers: number) => number) =>
    parts.reduce((sum, part, callers) => sum + (part / whole) * of(callers), 0);
  return {
    waits: mean((callers) => (callers >= agents ? 1 : 0)),
    // Callers in the queue who give up, of those who come: counted, not concluded from Little.
    abandons: mean((callers) => Math.max(0, callers - agents) / patience) / arrivals,
    occupancy: mean((callers) => Math.min(callers, agents)) / agents,
    queue: mean((callers) => Math.max(0, callers - agents)),
  };
};

const extremes = fc.record({
  agents: fc.integer({ min: 1, max: 1_000 }),
  load: fc.oneof(fc.double({ min: 0.01, max: 3, noNaN: true }), fc.constantFrom(0.999, 1, 1.001, 10, 100)),
  handle: fc.constantFrom(0.5, 6.5, 390),
  patience: fc.constantFrom(0.001, 0.1, 1, 10),
});

it('holds from 1 to 1,000 agents, from an idle line to a flood, against the process itself', () => {
  fc.assert(
    fc.property(extremes, ({ agents, load, handle, patience }) => {
      const queue = { agents, arrivals: (load * agents) / handle, handle, patience: patience * handle };
      const [figures, states] = [erlangA(queue), byStates(queue)];
      expect(figures.waits).toBeCloseTo(states.waits, 8);
      expect(figures.abandons).toBeCloseTo(states.abandons, 8);
      expect(figures.occupancy).toBeCloseTo(states.occupancy, 8);
      // Little.
      const relative = (figures.meanWait * queue.arrivals) / Math.max(states.queue, 1e-12);
      if (states.queue > 1e-6) expect(relative).toBeCloseTo(1, 6);
    }),
    { numRuns: 60 },
  );
});

it.each([
  ['callers who never give up under a tenfold load', { agents: 11, arrivals: 17, handle: 6.5, patience: 1e7 }],
  ['callers who hang up at once', { agents: 1_000, arrivals: 1_000, handle: 1, patience: 1e-9 }],
  ['a line that nobody uses', { agents: 1_000, arrivals: 1e-9, handle: 1, patience: 1 }],
])('stays finite with %s', (_, queue) => {
  const { waits, abandons, meanWait, occupancy } = erlangA(queue);
  const level = answeredWithin(queue, 0.3);
  for (const figure of [waits, abandons, occupancy, level]) expect(figure >= 0 && figure <= 1 + 1e-12).toBe(true);
  expect(Number.isFinite(meanWait)).toBe(true);
});

it('finds who is answered in the moment before they give up', () => {
  const queue = { agents: 2, arrivals: 2, handle: 1, patience: 0.001 };
  expect(answeredWithin(queue, 1)).toBeCloseTo(1 - erlangA(queue).abandons, 9);
});

it('another agent never makes the service level worse', () => {
  fc.assert(
    fc.property(queues, fc.double({ min: 0, max: 2, noNaN: true }), (queue, within) => {
      const better = answeredWithin({ ...queue, agents: queue.agents + 1 }, within);
      expect(better).toBeGreaterThanOrEqual(answeredWithin(queue, within) - 1e-9);
    }),
  );
});

it('A goes to B as patience goes to nothing, and to C as it grows', () => {
  const queue = { agents: 11, arrivals: 1.5, handle: 6 };
  expect(erlangA({ ...queue, patience: 1e-7 }).abandons).toBeCloseTo(erlangB(11, 9), 5);
  expect(erlangA({ ...queue, patience: 1e7 }).waits).toBeCloseTo(erlangC(11, 9), 4);
});

it('a flood of endlessly patient callers does not overflow', () => {
  const { abandons } = erlangA({ agents: 11, arrivals: 60, handle: 6.5, patience: 1_000 });
  expect(abandons).toBeCloseTo(1 - 11 / 390, 6);
});

it.each([
  ['agents', { agents: 0.5 }],
  ['agents', { agents: -1 }],
  ['arrivals', { arrivals: NaN }],
  ['handle', { handle: 0 }],
  ['patience', { patience: Infinity }],
])('names %s when it is none', (name, wrong) => {
  expect(() => erlangA({ agents: 1, arrivals: 1, handle: 1, patience: 1, ...wrong })).toThrow(name);
});
