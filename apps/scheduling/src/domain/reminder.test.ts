import { addDays, instantOf, localDay, localTime } from '@civicline/calendar';
import fc from 'fast-check';
import type { ReminderKind } from './reminder';
import { dueWindows } from './reminder';

const rules = { dayBeforeAt: '17:00', hoursBefore: 2, notBefore: '06:30' };
const at = (text: string) => new Date(`${text}:00+07:00`);
const hourMs = 3_600_000;

/** Which reminder somebody gets at `now` who settled on a visit at `settled`. */
const reminderOf = (now: Date, start: Date, settled: Date): ReminderKind | undefined =>
  dueWindows(now, rules).find(
    ({ after, until, settledBefore, settledHours }) =>
      start > after &&
      start <= until &&
      settled < settledBefore &&
      settled.getTime() < start.getTime() - settledHours * hourMs,
  )?.kind;

const cases: [when: string, now: string, start: string, settled: string, kind: ReminderKind | undefined][] = [
  ['not before five in the evening', '2026-11-24T16:59', '2026-11-25T09:00', '2026-11-20T08:00', undefined],
  ['the day before at five', '2026-11-24T17:00', '2026-11-25T09:00', '2026-11-20T08:00', 'day-before'],
  ['not two days before', '2026-11-24T17:00', '2026-11-26T09:00', '2026-11-20T08:00', undefined],
  ['late in the evening, after a stop', '2026-11-24T23:50', '2026-11-25T09:00', '2026-11-20T08:00', 'day-before'],
  ['the morning after a stop', '2026-11-25T08:00', '2026-11-25T15:00', '2026-11-20T08:00', 'day-before'],
  ['both are due: the later one alone', '2026-11-25T08:00', '2026-11-25T09:30', '2026-11-20T08:00', 'hours-before'],
  ['two hours before', '2026-11-25T07:00', '2026-11-25T09:00', '2026-11-20T08:00', 'hours-before'],
  ['a visit that begins now', '2026-11-25T09:00', '2026-11-25T09:00', '2026-11-20T08:00', undefined],
  ['booked on the evening before', '2026-11-24T18:01', '2026-11-25T09:00', '2026-11-24T18:00', undefined],
  ['booked then, reminded in the morning', '2026-11-25T07:00', '2026-11-25T09:00', '2026-11-24T18:00', 'hours-before'],
  ['booked an hour before', '2026-11-25T08:01', '2026-11-25T09:00', '2026-11-25T08:00', undefined],
  ['nobody is woken for half past seven', '2026-11-25T05:30', '2026-11-25T07:30', '2026-11-20T08:00', undefined],
  ['but reminded at half past six', '2026-11-25T06:31', '2026-11-25T07:30', '2026-11-20T08:00', 'hours-before'],
  [
    'a visit in the night is said in the night',
    '2026-11-25T03:00',
    '2026-11-25T05:00',
    '2026-11-20T08:00',
    'hours-before',
  ],
  ['across midnight', '2026-11-24T23:00', '2026-11-25T00:30', '2026-11-20T08:00', 'hours-before'],
];
it.each(cases)('%s', (_, now, start, settled, kind) => {
  expect(reminderOf(at(now), at(start), at(settled))).toBe(kind);
});

it('whenever it looks, a visit falls into one window at most, is ahead, and is tomorrow at the latest', () => {
  const anyTime = fc.date({ min: at('2026-11-20T00:00'), max: at('2026-12-20T00:00'), noInvalidDate: true });
  fc.assert(
    fc.property(anyTime, fc.integer({ min: -60, max: 4_000 }), (now, minutes) => {
      const start = new Date(now.getTime() + minutes * 60_000);
      const windows = dueWindows(now, rules).filter(({ after, until }) => start > after && start <= until);
      expect(windows.length).toBeLessThanOrEqual(1);
      if (!windows.length) return;
      expect(start > now).toBe(true);
      expect(localDay(start) <= addDays(localDay(now), 1)).toBe(true);
      if (localTime(now) < rules.notBefore) expect(start <= instantOf(localDay(now), rules.notBefore)).toBe(true);
    }),
  );
});

it('looking every quarter of an hour, everybody who settled in time is reminded of both', () => {
  fc.assert(
    fc.property(fc.integer({ min: 27, max: 96 }), (quarter) => {
      const start = new Date(at('2026-11-25T00:00').getTime() + quarter * 15 * 60_000);
      const found = new Set<ReminderKind>();
      for (let now = at('2026-11-23T00:00'); now < start; now = new Date(now.getTime() + 900_000)) {
        const kind = reminderOf(now, start, at('2026-11-20T08:00'));
        if (kind) found.add(kind);
      }
      expect([...found]).toEqual(['day-before', 'hours-before']);
    }),
  );
});
