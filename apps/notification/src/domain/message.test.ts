import type { Attempt, MessageStatus } from './message';
import { afterAttempt, afterReceipt, maxAttempts } from './message';

describe('after a try', () => {
  const failed: Attempt = { outcome: 'failed', reason: 'PROVIDER_TIMEOUT' };

  it.each<[string, Attempt, number, string]>([
    ['accepted is sent', { outcome: 'accepted', providerMessageId: 'p1' }, 1, 'sent'],
    ['nowhere to send is suppressed', { outcome: 'suppressed', reason: 'NO_ADDRESS' }, 1, 'suppressed'],
    ['a rejection is final at once', { outcome: 'rejected', reason: 'NUMBER_INVALID' }, 1, 'failed'],
    ['a failure is tried again', failed, 1, 'queued'],
    ['the last failure is final', failed, maxAttempts, 'failed'],
  ])('%s', (_, attempt, attempts, status) => {
    expect(afterAttempt(attempt, attempts).status).toBe(status);
  });

  it('waits longer each time', () => {
    const waits = Array.from({ length: maxAttempts - 1 }, (_, n) => afterAttempt(failed, n + 1)).map((after) =>
      after.status === 'queued' ? after.retryInMs : NaN,
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
