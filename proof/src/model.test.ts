import type { Attempt, Operation, Result } from './history';
import type { Outcome } from './model';
import { summary, violations } from './model';

let n = 0;
const done = (
  operation: Operation,
  [start, end]: readonly [number, number],
  result: Partial<Result> = {},
): Attempt => ({
  n: n++,
  operation,
  key: `key ${n}`,
  start,
  end,
  tries: 1,
  result: { outcome: 'done', ...result } as Result,
});

const event = (code: string, version: number, slotId: string) => ({
  eventId: `${code}${version}`,
  type: 'booked',
  code,
  version,
  slotId,
});
const sms = (code: string, version: number, notice = 'change') => ({
  code,
  version,
  notice,
  channel: 'sms',
  status: 'delivered',
  received: 1,
});

/** Two citizens in a slot of two places; one of them moves on, and a third takes the place that became free. */
const history = [
  done('book', [0, 10], { code: 'A', version: 1, slotId: 's' } as never),
  done('book', [5, 20], { code: 'B', version: 1, slotId: 's' } as never),
  done('move', [30, 40], { code: 'A', version: 2, slotId: 't' } as never),
  done('book', [35, 50], { code: 'C', version: 1, slotId: 's' } as never),
];
const outcome: Outcome = {
  places: 2,
  publicPlaces: 2,
  beyond: [],
  line: { entries: [], announced: [], idle: [] },
  appointments: [
    { code: 'A', version: 2, status: 'booked', slotId: 't' },
    { code: 'B', version: 1, status: 'booked', slotId: 's' },
    { code: 'C', version: 1, status: 'booked', slotId: 's' },
  ],
  announced: [event('A', 1, 's'), event('B', 1, 's'), event('A', 2, 't'), event('C', 1, 's')],
  told: [sms('A', 1), sms('A', 2), sms('B', 1), sms('C', 1)],
};

const without = <T>(items: readonly T[], index: number) => items.filter((_, k) => k !== index);

it('finds nothing where every promise was kept', () => {
  expect(violations(history, outcome)).toEqual([]);
  expect(summary(4, [])).toBe('proof: 4 attempts, 0 overbooked, 0 lost, 0 unannounced, 0 told twice');
});

it('finds somebody left in a slot that is closed or cut', () => {
  const found = violations(history, { ...outcome, open: new Map([['s', 1]]) });
  expect(found).toEqual([{ fault: 'overbooked', what: 's has 2 of 1' }]);
});

/** Two who waited for slot s; the first took what was offered, the second is still in line. */
const minute = 60_000;
const first = {
  code: 'L1',
  line: 1,
  status: 'taken',
  version: 3,
  slotId: 's',
  appointmentCode: 'C',
  steps: [
    { status: 'waiting', at: 0 },
    { status: 'offered', at: 2 * minute },
    { status: 'taken', at: 3 * minute },
  ],
};
const second = {
  ...first,
  code: 'L2',
  line: 2,
  status: 'waiting',
  version: 1,
  appointmentCode: '',
  steps: [{ status: 'waiting', at: minute }],
};
const steps = [first, second].flatMap(({ code, version }) =>
  Array.from({ length: version }, (_, k) => ({ eventId: `${code}${k}`, code, version: k + 1 })),
);
const line = { entries: [first, second], announced: steps, idle: [] };
const waited = [
  done('join', [0, 1], { entry: 'L1' } as never),
  done('accept', [2, 3], { entry: 'L1', code: 'C' } as never),
];

it('finds nothing where the line was fair, and counts apart what was decided', () => {
  expect(violations([...history, ...waited], { ...outcome, line })).toEqual([]);
  const decided = { ...outcome, places: 1, publicPlaces: 1, beyond: [{ code: 'C', slotId: 's' }] };
  expect(violations(history, decided).map(({ what }) => what)).toEqual(['s had 2 of 1 at once']);
  const byStaff = [
    ...without(history, 3),
    done('book-staff', [35, 50], { code: 'C', version: 1, slotId: 's' } as never),
  ];
  expect(violations(byStaff, { ...outcome, publicPlaces: 1 })).toEqual([]);
});

it.each<[string, readonly Attempt[], Outcome, string]>([
  ['a slot with one too many', history, { ...outcome, places: 1 }, 'overbooked'],
  [
    'a slot that had one too many for a moment',
    [...without(history, 2), done('move', [60, 70], { code: 'A', version: 2, slotId: 't' } as never)],
    outcome,
    'overbooked',
  ],
  ['an appointment that is gone', history, { ...outcome, appointments: without(outcome.appointments, 1) }, 'lost'],
  [
    'a move that was undone',
    history,
    {
      ...outcome,
      appointments: [{ code: 'A', version: 1, status: 'booked', slotId: 's' }, ...without(outcome.appointments, 0)],
    },
    'lost',
  ],
  [
    'a second try with another answer',
    [
      ...history,
      { ...done('again', [60, 61], { code: 'B', version: 2, slotId: 's' } as never), key: history[1]?.key ?? '' },
    ],
    outcome,
    'lost',
  ],
  [
    'an attempt without an answer',
    [...history, done('book', [1, 2], { outcome: 'unknown', reason: 'x' })],
    outcome,
    'lost',
  ],
  [
    'an appointment elsewhere than announced',
    history,
    { ...outcome, announced: [...without(outcome.announced, 3), event('C', 1, 'u')] },
    'lost',
  ],
  ['a change without an event', history, { ...outcome, announced: without(outcome.announced, 2) }, 'unannounced'],
  [
    'a change with two events',
    history,
    { ...outcome, announced: [...outcome.announced, { ...event('B', 1, 's'), eventId: 'other' }] },
    'unannounced',
  ],
  [
    'an event of nothing',
    history,
    { ...outcome, announced: [...outcome.announced, event('D', 1, 's')] },
    'unannounced',
  ],
  ['a change of which nobody is told', history, { ...outcome, told: without(outcome.told, 0) }, 'unannounced'],
  [
    'a message that was sent and never came',
    history,
    { ...outcome, told: [{ ...sms('A', 1), received: 0 }, ...without(outcome.told, 0)] },
    'unannounced',
  ],
  [
    'a message that came twice',
    history,
    { ...outcome, told: [{ ...sms('A', 1), received: 2 }, ...without(outcome.told, 0)] },
    'told twice',
  ],
  [
    'a reminder in place of the word of a change',
    history,
    { ...outcome, told: [sms('A', 1, 'reminder'), ...without(outcome.told, 0)] },
    'unannounced',
  ],
  ['a place of staff that the public has', history, { ...outcome, publicPlaces: 1 }, 'overbooked'],
  ['a place in line that is gone', waited, { ...outcome, line: { ...line, entries: [second] } }, 'lost'],
  [
    'an offer that was taken and is not',
    waited,
    { ...outcome, line: { ...line, entries: [{ ...first, appointmentCode: 'D' }, second] } },
    'lost',
  ],
  [
    'somebody who was passed over',
    [],
    {
      ...outcome,
      line: {
        ...line,
        entries: [
          { ...first, line: 3 },
          { ...second, steps: [{ status: 'waiting', at: 0 }] },
        ],
      },
    },
    'lost',
  ],
  ['a place that nobody was offered', [], { ...outcome, line: { ...line, idle: ['s'] } }, 'lost'],
  ['a step without an event', [], { ...outcome, line: { ...line, announced: without(steps, 1) } }, 'unannounced'],
  ['two messages of one version', history, { ...outcome, told: [...outcome.told, sms('A', 1)] }, 'told twice'],
])('sees %s', (_, attempts, end, fault) => {
  expect(violations(attempts, end).map((one) => one.fault)).toContain(fault);
});
