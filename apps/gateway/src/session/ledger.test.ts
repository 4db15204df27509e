import { openLedger } from './ledger';
import { recordOf, toldIn } from './told';

const hour = 3_600_000;
let now = 0;
const ledger = () => openLedger(8 * hour, () => now);
const session = (sid: string, began: number, id = 'agent01') => ({ id, sid, began });
const began = (id: string, at: number, account = 'agent01', from?: string) =>
  ({ what: 'began', id, account, at, device: 'Chrome · Android', ...(from ? { from } : {}) }) as const;
const ended = (
  at: number,
  more: { id?: string; but?: string; from?: string; anew?: boolean } = {},
  account = 'agent01',
) => ({ what: 'ended', account, at, anew: true, ...more }) as const;

beforeEach(() => (now = 10 * hour));

it('a session is one until it is ended, by its name, with all of its account, or with all but one', () => {
  const one = ledger();
  for (const id of ['a', 'b', 'c']) one.take(began(id, now));
  one.take(began('other', now, 'agent02'));
  const states = () => ['a', 'b', 'c'].map((sid) => one.isEnded(session(sid, now)));
  expect([states(), one.of('agent01').map(({ id }) => id)]).toEqual([
    [false, false, false],
    ['a', 'b', 'c'],
  ]);
  one.take(ended(now + 1, { id: 'a' }));
  expect(states()).toEqual([true, false, false]);
  one.take(ended(now + 1, { but: 'c' }));
  expect(states()).toEqual([true, true, false]);
  one.take(ended(now + 1));
  expect(states()).toEqual([true, true, true]);
  expect([one.of('agent01'), one.of('agent02').length]).toEqual([[], 1]);
  expect(one.isEnded(session('other', now, 'agent02'))).toBe(false);
});

it('what the identity provider ended is ended where it was signed in from, and nowhere else', () => {
  const one = ledger();
  one.take(began('a', now, 'agent01', 'provider-1'));
  one.take(began('b', now, 'agent01', 'provider-2'));
  one.take(began('c', now));
  one.take(ended(now + 1, { from: 'provider-1', anew: false }));
  expect(['a', 'b', 'c'].map((sid) => one.isEnded(session(sid, now)))).toEqual([true, false, false]);
});

it('whoever signs in after the end is signed in; whose beginning nobody told is ended by the time that it says', () => {
  const one = ledger();
  one.take(ended(now));
  expect([one.isEnded(session('x', now)), one.isEnded(session('y', now + 1)), one.isEnded(session('', 0))]).toEqual([
    true,
    false,
    true,
  ]);
});

it('a gateway whose clock is ahead does not save its sessions: what was told before the end is ended', () => {
  const one = ledger();
  one.take(began('ahead', now + 5_000));
  one.take(ended(now));
  expect(one.isEnded(session('ahead', now + 5_000))).toBe(true);
});

it('a beginning that is heard after its end stays ended, and all may be heard twice', () => {
  const one = ledger();
  for (const told of [ended(now, { id: 'a' }), began('a', now), ended(now, { id: 'a' }), began('a', now)])
    one.take(told);
  expect([one.isEnded(session('a', now)), one.of('agent01')]).toEqual([true, []]);
});

it('whoever came back after the end stays signed in when all is heard again', () => {
  const one = ledger();
  const all = [began('a', now), ended(now + 1), began('b', now + 2)];
  for (const told of [...all, ...all]) one.take(told);
  expect([one.isEnded(session('a', now)), one.isEnded(session('b', now + 2))]).toEqual([true, false]);
  expect(one.of('agent01').map(({ id }) => id)).toEqual(['b']);
});

it('what another gateway told before an end is ended by it, though it is heard after this gateway ended it', () => {
  const one = ledger();
  one.take(ended(now), true);
  for (const told of [began('ahead', now + 5_000), ended(now), ended(now)]) one.take(told);
  expect(one.isEnded(session('ahead', now + 5_000))).toBe(true);
});

it('nothing is kept for longer than a session lasts', () => {
  const one = ledger();
  one.take(began('a', now));
  one.take(ended(now));
  expect(one.anewSince('agent01')).toBe(now);
  now += 8 * hour;
  one.take(began('b', now));
  expect([one.anewSince('agent01'), one.isEnded(session('old', 0)), one.find('a')]).toEqual([0, false, undefined]);
  one.take(ended(now - 8 * hour));
  expect(one.anewSince('agent01')).toBe(0);
});

it('who signs out by themselves need not show anew who they are', () => {
  const one = ledger();
  one.take(ended(now, { id: 'a', anew: false }));
  expect(one.anewSince('agent01')).toBe(0);
});

it('what gateways tell one another is read as it was written, and what is something else is nothing', () => {
  for (const told of [began('a', now), ended(now, { but: 'a' }), ended(now)])
    expect(toldIn(recordOf(told))).toEqual(told);
  for (const text of ['', '{}', '{"what":"grew"}', 'x']) expect(toldIn({ value: Buffer.from(text) })).toBeUndefined();
});
