import type { Attempt, MessageStatus } from './message';
import { afterAttempt, afterReceipt, maxAttempts } from './message';

const now = new Date('2026-11-25T04:00:00Z');

describe('after a try', () => {
  const failed: Attempt = { outcome: 'failed', reason: 'PROVIDER_TIMEOUT', provider: null };

  it.each<[string, Attempt, number, string]>([
    ['accepted is sent', { outcome: 'accepted', providerMessageId: 'p1', provider: 'main' }, 1, 'sent'],
    ['nowhere to send is suppressed', { outcome: 'suppressed', reason: 'NO_ADDRESS' }, 1, 'suppressed'],
    ['a rejection is final at once', { outcome: 'rejected', reason: 'NUMBER_INVALID' }, 1, 'failed'],
    ['a failure is tried again', failed, 1, 'queued'],
    ['the last failure is final', failed, maxAttempts, 'failed'],
    [
      'one whose turn has not come is no try',
      { outcome: 'deferred', reason: 'QUIET', until: now },
      maxAttempts,
      'queued',
    ],
    [
      'one for another channel is done here',
      { outcome: 'elsewhere', channel: 'sms', reason: 'NO_ZALO' },
      1,
      'suppressed',
    ],
  ])('%s', (_, attempt, attempts, status) => {
    expect(afterAttempt(attempt, attempts, now).status).toBe(status);
  });

  it('waits longer each time', () => {
    const waits = Array.from({ length: maxAttempts - 1 }, (_, n) => afterAttempt(failed, n + 1, now)).map((after) =>
      after.status === 'queued' ? after.dueAt.getTime() - now.getTime() : NaN,
    );
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits).not.toContain(NaN);
  });
});

describe('after a receipt', () => {
  it.each<[MessageStatus, boolean, MessageStatus]>([
    ['sent', true, 'delivered'],
    ['sent', false, 'failed'],
    ['queued', true, 'delivered'],
    ['queued', false, 'queued'],
    ['failed', true, 'delivered'],
    ['failed', false, 'failed'],
    ['delivered', false, 'delivered'],
    ['delivered', true, 'delivered'],
    ['suppressed', true, 'suppressed'],
  ])('%s, delivered %s -> %s', (status, delivered, next) => {
    expect(afterReceipt(status, delivered)).toBe(next);
  });
});
