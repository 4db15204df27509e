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
  appointments: [
    { code: 'A', version: 2, status: 'booked', slotId: 't' },
    { code: 'B', version: 1, status: 'booked', slotId: 's' },
    { code: 'C', version: 1, status: 'booked', slotId: 's' },
  ],
  announced: [event('A', 1, 's'), event('B', 1, 's'), event('A', 2, 't'), event('C', 1, 's')],
  told: [sms('A', 1), sms('A', 2), sms('B', 1), sms('C', 1)],
};

it('finds nothing where every promise was kept', () => {
  expect(violations(history, outcome)).toEqual([]);
  expect(summary(4, [])).toBe('proof: 4 attempts, 0 overbooked, 0 lost, 0 unannounced, 0 told twice');
});

it('finds somebody left in a slot that is closed or cut', () => {
  const found = violations(history, { ...outcome, open: new Map([['s', 1]]) });
  expect(found).toEqual([{ fault: 'overbooked', what: 's has 2 of 1' }]);
});

const without = <T>(items: readonly T[], index: number) => items.filter((_, k) => k !== index);

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
  ['two messages of one version', history, { ...outcome, told: [...outcome.told, sms('A', 1)] }, 'told twice'],
])('sees %s', (_, attempts, end, fault) => {
  expect(violations(attempts, end).map((one) => one.fault)).toContain(fault);
});
