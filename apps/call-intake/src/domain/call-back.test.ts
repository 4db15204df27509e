import fc from 'fast-check';
import type { AttemptResult, CallBack } from './call-back';
import { attempt, attemptResults, isOpen, reach, settle } from './call-back';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 24, 1, minutes));
const nextWindow = at(24 * 60);
const promised: CallBack = {
  id: 'b',
  code: 'DN4K-7X3P',
  status: 'due',
  cause: 'asked_agent',
  name: 'An',
  number: '+84912345678',
  topic: 'land',
  locale: 'vi',
  window: { slotId: 'w', from: at(0), to: at(30) },
  placeId: 'p',
  nextAttemptAt: at(0),
  attempts: [],
  recordId: null,
  agentId: '',
  promisedAt: at(-60),
  settledAt: null,
  kept: null,
  subjectCode: '',
  version: 1,
};
const tried = (callBack: CallBack, result: AttemptResult, now: Date) =>
  settle(attempt(callBack, 'a1', 'c', now), result, now, nextWindow);

it('goes up the ladder: ten minutes, two hours, the next window, unreachable', () => {
  const first = tried(promised, 'no_answer', at(0));
  expect(first).toMatchObject({ status: 'due', nextAttemptAt: at(10), kept: null });
  const second = tried(first, 'voicemail', at(10));
  expect(second).toMatchObject({ status: 'due', nextAttemptAt: at(130) });
  const third = tried(second, 'busy', at(130));
  expect(third).toMatchObject({ status: 'due', nextAttemptAt: nextWindow });
  const fourth = tried(third, 'no_answer', nextWindow);
  expect(fourth).toMatchObject({ status: 'unreachable', nextAttemptAt: null, kept: false, version: 2 });
  expect(fourth.attempts.map(({ result }) => result)).toEqual(['no_answer', 'voicemail', 'busy', 'no_answer']);
});

it('a number that cannot be dialled is not dialled again', () => {
  expect(tried(promised, 'invalid_number', at(0))).toMatchObject({ status: 'unreachable' });
});

it.each<[string, Date, boolean | null]>([
  ['within the window', at(20), true],
  ['at its very end', at(30), true],
  ['after it', at(31), false],
  ['before it, by calling again', at(-10), true],
])('a promise is kept %s', (_, when, kept) => {
  expect(reach(promised, when)).toMatchObject({ status: 'reached', kept });
});

it('whatever attempts come to, it ends, once, and nothing is promised twice', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...attemptResults), { minLength: 30, maxLength: 60 }), (results) => {
      let callBack = promised;
      let n = 0;
      for (const result of results) {
        if (!isOpen(callBack)) break;
        callBack = tried(callBack, result, at(n++));
        if (isOpen(callBack)) expect(callBack.nextAttemptAt).not.toBeNull();
      }
      const failures = callBack.attempts.filter(({ result }) => result !== 'failed' && result !== 'reached').length;
      expect(failures).toBeLessThanOrEqual(4);
      if (!isOpen(callBack)) expect(callBack.settledAt).not.toBeNull();
    }),
  );
});
