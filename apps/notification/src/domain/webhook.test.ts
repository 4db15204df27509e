import fc from 'fast-check';
import type { WebhookAnswer } from './webhook';
import { afterFailure, afterTries, afterTry, isFor, mostTries, officesOf } from './webhook';

const now = new Date('2026-11-25T03:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const answer = (httpStatus: number, more: Partial<WebhookAnswer> = {}): WebhookAnswer => ({
  httpStatus,
  reason: httpStatus === 204 ? '' : `HTTP_${httpStatus}`,
  retryAfterMs: 0,
  tookMs: 5,
  ...more,
});
const well = { status: 'active', failures: 0, failingSince: null, nextTryAt: null } as const;
const day = 86_400_000;

it.each([
  [[], 'civicline.office.changed.v1', true],
  [['civicline.referral.*'], 'civicline.referral.answered.v1', true],
  [['civicline.referral.*'], 'civicline.referralx.answered.v1', false],
  [['civicline.appointment.booked.v1'], 'civicline.appointment.booked.v1', true],
  [['civicline.appointment.booked.v1'], 'civicline.appointment.moved.v1', false],
])('of %j, %s is %s', (eventTypes, type, expected) => {
  expect(isFor({ eventTypes, officeIds: [], createdAt: now }, { type, time: now, offices: [] })).toBe(expected);
});

it('knows the offices that an event names, and keeps what happened before to itself', () => {
  expect(officesOf({ visit: { officeId: 'land' } })).toEqual(['land']);
  expect(officesOf({ referral: { officeId: 'land', fromOfficeId: 'ward', matter: { officeId: 'deep' } } })).toEqual([
    'land',
    'ward',
  ]);
  expect(officesOf({ office: { id: 'land' } })).toEqual(['land']);
  expect(officesOf({ closureId: 'c', officeId: 'land' })).toEqual(['land']);
  expect(officesOf({ message: { messageId: 'm' } })).toEqual([]);
  const webhook = { eventTypes: [], officeIds: ['land'], createdAt: now };
  const event = { type: 'civicline.appointment.booked.v1', time: now, offices: ['land'] };
  expect(isFor(webhook, event)).toBe(true);
  expect(isFor(webhook, { ...event, offices: ['ward'] })).toBe(false);
  expect(isFor(webhook, { ...event, offices: [] })).toBe(false);
  expect(isFor(webhook, { ...event, time: later(-1) })).toBe(false);
});

it('tries again in longer and longer waits, and gives up at last', () => {
  const waits = Array.from({ length: mostTries - 1 }, (_, n) => afterTry(answer(500), n + 1, now)).map((after) =>
    after.status === 'waiting' ? after.dueAt.getTime() - now.getTime() : 0,
  );
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits[0]).toBe(5_000);
  expect(afterTry(answer(500), mostTries, now)).toEqual({ status: 'failed' });
  expect(afterTry(answer(204), mostTries, now)).toEqual({ status: 'delivered' });
  // Whoever says when to come again is believed, up to an hour.
  expect(afterTry(answer(429, { retryAfterMs: 90_000 }), 1, now)).toMatchObject({ dueAt: later(90_000) });
  expect(afterTry(answer(503, { retryAfterMs: 10 * day }), 1, now)).toMatchObject({ dueAt: later(3_600_000) });
});

it('holds a system that fails off, counts what failed at once as one, and disables it after a day or when it is gone', () => {
  const first = afterFailure(well, answer(500), now, day);
  expect(first).toMatchObject({ status: 'active', failures: 1, failingSince: now, nextTryAt: later(5_000) });
  expect(afterFailure(first, answer(500), later(100), day)).toMatchObject({ failures: 1, nextTryAt: later(5_000) });
  expect(afterFailure(first, answer(500), later(5_000), day)).toMatchObject({ failures: 2, nextTryAt: later(35_000) });
  expect(afterFailure({ ...first, nextTryAt: later(day) }, answer(500), later(day), day).status).toBe('disabled');
  expect(afterFailure(well, answer(410), now, day).status).toBe('disabled');
  expect(afterFailure({ ...well, status: 'paused' }, answer(410), now, day).status).toBe('paused');
});

it('takes what ended at once in its order: one that was taken makes well what failed before it, not what fails after', () => {
  expect(afterTries({ ...well, lastReason: '' }, [answer(500), answer(204)], now, day)).toMatchObject({
    ...{ failures: 0, failingSince: null, nextTryAt: null, lastReason: '' },
  });
  expect(afterTries({ ...well, lastReason: '' }, [answer(204), answer(500), answer(0)], now, day)).toMatchObject({
    ...{ failures: 1, failingSince: now, nextTryAt: later(5_000) },
  });
  const paused = { ...well, status: 'paused' as const, failures: 3, lastReason: 'HTTP_500' };
  expect(afterTries(paused, [answer(204)], now, day)).toEqual(paused);
});

it('holds nothing else off when only this event is refused', () => {
  expect(afterFailure(well, answer(422), now, day)).toEqual({ ...well, lastReason: 'HTTP_422' });
});

it('never waits longer than an hour to look whether a system is back, and never disables it early', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 500, 429, 401), { maxLength: 40 }), (statuses) => {
      let webhook: Parameters<typeof afterFailure>[0] = well;
      let at = now;
      for (const status of statuses) {
        const after = afterFailure(webhook, answer(status), at, day);
        const failedFor = at.getTime() - (after.failingSince ?? at).getTime();
        expect(after.status === 'disabled').toBe(failedFor >= day);
        if (after.status === 'disabled') return;
        expect((after.nextTryAt ?? at).getTime() - at.getTime()).toBeLessThanOrEqual(3_600_000);
        webhook = after;
        at = after.nextTryAt ?? at;
      }
    }),
  );
});
