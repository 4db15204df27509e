import fc from 'fast-check';
import { factsOf } from './facts';
import { outcomeOf } from './outcome';
import type { CallEvent } from './telephony-event';
import { eventKinds } from './telephony-event';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24, 1, 0, seconds));
const said = (kind: CallEvent['kind'], seconds: number, more: Partial<CallEvent> = {}): CallEvent => ({
  id: `${kind}-${seconds}-${more.origin ?? ''}${more.agentId ?? ''}`,
  kind,
  at: at(seconds),
  origin: 'pbx',
  ...more,
});

const events = fc.uniqueArray(
  fc.record({
    id: fc.nat(30).map(String),
    kind: fc.constantFrom(...eventKinds),
    at: fc.integer({ min: -5, max: 120 }).map(at),
    origin: fc.constantFrom('pbx' as const, 'desk' as const),
    agentId: fc.constantFrom('a1', 'a2'),
    distribution: fc.constantFrom('ours' as const, 'theirs' as const),
    queueId: fc.constantFrom('general', 'land'),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 12 },
);

it('the order in which events come makes no difference', () => {
  fc.assert(
    fc.property(
      events.chain((told) => fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length }))),
      ([told, shuffled]) => {
        expect(factsOf(shuffled)).toEqual(factsOf(told));
      },
    ),
  );
});

it('every call that is over has one outcome, and none of its times runs backwards', () => {
  fc.assert(
    fc.property(events, (told) => {
      const facts = factsOf(told);
      if (facts.hungUpAt) expect(outcomeOf(facts, '')).toEqual(expect.any(String));
      if (facts.hungUpAt && facts.answeredAt) expect(facts.hungUpAt >= facts.answeredAt).toBe(true);
      expect(facts.holdMs).toBeGreaterThanOrEqual(0);
    }),
  );
});

const come = said('new_call', 0, { queueId: 'general', distribution: 'theirs' });
const wait = said('queued', 10);
const taken = said('answered', 30, { agentId: 'a1' });
const over = said('hung_up', 90, { detail: 'caller' });

it.each<[string, CallEvent[], string, string[]]>([
  ['answered and hung up', [come, wait, taken, over], 'completed', []],
  ['hung up in the queue', [come, wait, over], 'abandoned', []],
  ['hung up at once', [come, wait, said('hung_up', 15)], 'short_abandoned', []],
  ['hung up in the menu', [come, said('ivr', 1), over], 'abandoned_in_ivr', []],
  ['no line', [come, said('blocked', 0)], 'blocked', []],
  ['announced, and nothing else', [come, said('hung_up', 90, { detail: 'phantom' })], 'phantom', []],
  ['lost by its telephone system', [come, wait, said('hung_up', 90, { detail: 'lost' })], 'lost_by_pbx', []],
  ['sent elsewhere unanswered', [come, wait, said('transferred', 60, { detail: 'tel:113' })], 'overflowed', []],
  ['hung up twice', [come, wait, taken, over, said('hung_up', 95)], 'completed', ['hung_up_twice']],
  ['answered after the end', [come, wait, over, said('answered', 95, { agentId: 'a1' })], 'abandoned', ['after_end']],
  ['a clock that went back', [come, wait, taken, said('hung_up', -60)], 'completed', ['clock_back']],
  ['answered before it came', [come, said('answered', -5, { agentId: 'a1' }), over], 'completed', ['clock_back']],
  ['a call that nobody announced', [taken, over], 'completed', ['no_new_call']],
  [
    'an agent whom nobody knows',
    [come, said('answered', 30, { unknownAgent: '999' }), over],
    'completed',
    ['unknown_agent'],
  ],
  ['no number', [{ ...come, oddNumber: 'kitchen' }, over], 'abandoned_in_ivr', ['number_unreadable']],
  ['held twice', [come, taken, said('held', 40), said('held', 50), over], 'completed', ['held_twice']],
])('%s', (_, told, outcome, anomalies) => {
  const facts = factsOf(told);
  expect(outcomeOf(facts, '')).toBe(outcome);
  expect(facts.anomalies).toEqual(anomalies);
});

it('a hold said by the desk and by the telephone system is one hold', () => {
  const facts = factsOf([
    come,
    taken,
    said('held', 40, { origin: 'desk' }),
    said('held', 41),
    said('resumed', 50, { origin: 'desk' }),
    said('resumed', 51),
    over,
  ]);
  expect(facts).toMatchObject({ holdMs: 10_000, onHold: false, anomalies: [] });
});

it('a desk that takes a call has it, however the clocks differ', () => {
  const facts = factsOf([come, wait, said('answered', 30, { origin: 'desk', agentId: 'a1' }), said('hung_up', 29)]);
  expect(facts).toMatchObject({ answeredAt: at(30), hungUpAt: at(30) });
  expect(outcomeOf(facts, '')).toBe('completed');
});

it('with our distribution a call without a menu waits at once; with theirs it waits when it is said to', () => {
  const ours = said('new_call', 0, { distribution: 'ours' });
  expect(factsOf([ours]).queuedAt).toEqual(at(0));
  expect(factsOf([{ ...ours, detail: 'ivr' }]).queuedAt).toBeNull();
  expect(factsOf([ours, said('ivr', 1)]).queuedAt).toBeNull();
  expect(factsOf([{ ...ours, direction: 'outbound' }]).queuedAt).toBeNull();
  expect(factsOf([come]).queuedAt).toBeNull();
  expect(factsOf([ours, said('ivr', 1), said('queued', 9)]).queuedAt).toEqual(at(9));
});
