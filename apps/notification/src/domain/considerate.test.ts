import { instantOf, isHoliday, localDay, localTime, toRfc3339 } from '@civicline/calendar';
import fc from 'fast-check';
import type { Urgency } from './considerate';
import { mayGoAt, readQuietHours } from './considerate';

const quiet = { from: '21:00', to: '07:00' };
const considerate: Urgency = { kind: 'considerate' };
const visit = (day: string, time: string): Urgency => ({ kind: 'considerate', visit: instantOf(day, time) });
const goes = (urgency: Urgency, day: string, time: string, channel: 'sms' | 'email' | 'zalo' = 'sms') =>
  toRfc3339(mayGoAt(urgency, channel, quiet, instantOf(day, time))).slice(0, 16);

it.each([
  ['by day at once', considerate, '2026-11-25', '14:00', '2026-11-25T14:00'],
  ['in the evening the next morning', considerate, '2026-11-25', '21:00', '2026-11-26T07:00'],
  ['after midnight the same morning', considerate, '2026-11-25', '03:10', '2026-11-25T07:00'],
  ['at seven at once', considerate, '2026-11-25', '07:00', '2026-11-25T07:00'],
  ['on a holiday the morning after', considerate, '2026-09-02', '10:00', '2026-09-03T07:00'],
  ['the evening before a holiday, after it', considerate, '2027-04-29', '22:00', '2027-05-02T07:00'],
  ['through Tet', considerate, '2027-02-06', '09:00', '2027-02-10T07:00'],
  ['what the citizen waits for at once', { kind: 'at-once' } as const, '2026-11-25', '23:00', '2026-11-25T23:00'],
  ['a visit within a day at once', visit('2026-11-26', '08:00'), '2026-11-25', '22:00', '2026-11-25T22:00'],
  ['a visit of long ago at once', visit('2026-11-20', '08:00'), '2026-11-25', '22:00', '2026-11-25T22:00'],
  ['a visit in a week in the morning', visit('2026-12-02', '08:00'), '2026-11-25', '22:00', '2026-11-26T07:00'],
  ['never later than a day before', visit('2027-02-10', '07:30'), '2027-02-06', '09:00', '2027-02-09T07:30'],
])('an SMS goes %s', (_, urgency, day, time, expected) => {
  expect(goes(urgency, day, time)).toBe(expected);
});

it('mail wakes nobody; Zalo does', () => {
  expect(goes(considerate, '2026-11-25', '22:00', 'email')).toBe('2026-11-25T22:00');
  expect(goes(considerate, '2026-11-25', '22:00', 'zalo')).toBe('2026-11-26T07:00');
});

it('without quiet hours everything goes at once', () => {
  const now = instantOf('2026-11-25', '23:00');
  expect(mayGoAt(considerate, 'sms', null, now)).toBe(now);
});

it('what can wait goes by day, on a working or a free day but no holiday, and never earlier than now', () => {
  const instants = fc.date({ min: new Date('2021-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, (now) => {
      const at = mayGoAt(considerate, 'sms', quiet, now);
      expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect([localTime(at) >= '07:00' && localTime(at) < '21:00', isHoliday(localDay(at))]).toEqual([true, false]);
      expect(mayGoAt(considerate, 'sms', quiet, at)).toEqual(at);
    }),
  );
});

it.each([
  ['21:00-07:00', quiet],
  ['none', null],
  ['21:00', undefined],
  ['9-7', undefined],
  ['07:00-07:00', undefined],
  ['21:00-07:00-08:00', undefined],
])('reads %s', (text, hours) => {
  expect(readQuietHours(text)).toEqual(hours);
});
