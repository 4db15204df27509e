import { Fault } from '@civicline/service-kit';
import { maxAttempts, verdictOn } from './retry-policy';

it.each([
  ['unavailable', new Fault('unavailable', 'x')],
  ['deadline', new Fault('deadline', 'x')],
  ['PostgreSQL going down', Object.assign(new Error('x'), { code: '57P01' })],
  ['a full disk', Object.assign(new Error('x'), { code: '53100' })],
  ['a server that has become a standby', new Error('a standby takes no writes')],
  ['a server that does not answer', new Error('Query read timeout')],
  ['refused', Object.assign(new Error('x'), { code: 'ECONNREFUSED' })],
])('%s is waited for without limit', (_, error) => {
  expect(verdictOn(error, 1_000, 0)).toMatchObject({ kind: 'retry', afterMs: 5_000 });
});

it('anything else gets some tries, ever further apart, and is put aside', () => {
  const waits = Array.from({ length: maxAttempts - 1 }, (_, n) => verdictOn(new Error('x'), n + 1, 1)).map((verdict) =>
    verdict.kind === 'retry' ? verdict.afterMs : NaN,
  );
  expect(waits).toEqual([200, 400, 800, 1_600, 3_200]);
  expect(verdictOn(new Error('x'), maxAttempts, 1)).toEqual({ kind: 'dead-letter' });
});
