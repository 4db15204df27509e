import fc from 'fast-check';
import { instantOf, localDay } from './day';
import type { OfficeHours, TimeInterval } from './office-hours';
import { isOpen, nextOpening, openIntervals } from './office-hours';
import { anyHours, anyInstant, office } from '../test/sample-hours';

const at = instantOf;
const open = (hours: OfficeHours, day: string) =>
  openIntervals(hours, day).map(({ from, to }) => [from.toISOString(), to.toISOString()]);
const shop = (...intervals: TimeInterval[]): OfficeHours => ({ weekly: [{ weekday: 3, intervals }], exceptions: [] });
const never: OfficeHours = { weekly: [], exceptions: [] };

it.each([
  ['07:29', false],
  ['07:30', true],
  ['11:29', true],
  ['11:30', false],
  ['12:00', false],
  ['13:00', true],
  ['16:30', false],
])('a Wednesday at %s: open is %s', (time, expected) => expect(isOpen(office, at('2026-11-25', time))).toBe(expected));

it.each([
  ['2026-11-25', 2, 'a working day with lunch'],
  ['2026-11-29', 0, 'a Sunday'],
  ['2026-11-26', 0, 'a day closed by exception'],
  ['2026-11-28', 1, 'a Saturday opened by exception'],
  ['2026-02-17', 0, 'Tet'],
  ['2027-04-30', 1, 'a holiday opened by exception'],
])('%s has %d intervals: %s', (day, count) => expect(openIntervals(office, day)).toHaveLength(count));

it('intervals come in order, however they were written; overlaps are one, empty ones none', () => {
  const day = '2026-11-25';
  const afternoon = { opens: '13:00', closes: '16:30' };
  expect(open(shop(afternoon, { opens: '07:30', closes: '11:30' }), day)).toEqual(open(office, day));
  expect(openIntervals(shop({ opens: '12:00', closes: '14:00' }, afternoon), day)).toEqual([
    { from: at(day, '12:00'), to: at(day, '16:30') },
  ]);
  expect(openIntervals(shop({ opens: '11:00', closes: '13:00' }, afternoon), day)).toHaveLength(2);
  expect(openIntervals(shop(afternoon, { opens: '14:00', closes: '15:00' }), day)).toHaveLength(1);
  expect(openIntervals(shop({ opens: '09:00', closes: '09:00' }, { opens: '10:00', closes: '08:00' }), day)).toEqual(
    [],
  );
});

it.each([
  ['2026-11-25', '09:15', '2026-11-25', '09:15'],
  ['2026-11-25', '11:30', '2026-11-25', '13:00'],
  ['2026-11-25', '16:30', '2026-11-27', '07:30'],
  ['2026-02-13', '17:00', '2026-02-23', '07:30'],
])('after %s %s it opens %s %s', (day, time, nextDay, nextTime) =>
  expect(nextOpening(office, at(day, time))).toEqual(at(nextDay, nextTime)),
);

it('an office that is open by exception alone opens on that day, however far off', () => {
  const once = { weekly: [], exceptions: [{ day: '2031-05-07', intervals: [{ opens: '08:00', closes: '09:00' }] }] };
  expect(nextOpening(once, at('2026-11-25', '09:00'))).toEqual(at('2031-05-07', '08:00'));
  expect(() => nextOpening(once, at('2031-05-07', '09:00'))).toThrow(RangeError);
});

it('a year of closed weeks is not for ever', () => {
  const mondays = Array.from({ length: 60 }, (_, n) => localDay(new Date(Date.UTC(2026, 10, 30 + 7 * n))));
  const hours: OfficeHours = {
    weekly: [{ weekday: 1, intervals: [{ opens: '08:00', closes: '11:00' }] }],
    exceptions: mondays.map((day) => ({ day, intervals: [] })),
  };
  expect(nextOpening(hours, at('2026-11-30', '08:00'))).toEqual(at('2028-01-24', '08:00'));
});

it('an office that is never open says so', () => {
  expect(() => nextOpening(never, at('2026-11-25', '09:00'))).toThrow(RangeError);
  expect(() => nextOpening(office, at('2300-01-01', '09:00'))).toThrow(RangeError);
  expect(isOpen(never, at('2026-11-25', '09:00'))).toBe(false);
});

it('whatever the hours: intervals are in order and apart, and it is open at the next opening, not before', () => {
  fc.assert(
    fc.property(anyHours, anyInstant, fc.double({ min: 0, max: 0.999, noNaN: true }), (hours, instant, part) => {
      const intervals = openIntervals(hours, localDay(instant));
      intervals.forEach(({ from, to }, n) => {
        expect(from < to).toBe(true);
        expect(n === 0 || (intervals[n - 1]?.to ?? to) <= from).toBe(true);
      });
      const next = nextOpening(hours, instant);
      expect(isOpen(hours, next)).toBe(true);
      expect(next >= instant).toBe(true);
      const between = new Date(instant.getTime() + Math.floor((next.getTime() - instant.getTime()) * part));
      expect(between < next && isOpen(hours, between)).toBe(false);
    }),
  );
});
