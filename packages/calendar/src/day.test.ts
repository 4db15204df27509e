import fc from 'fast-check';
import { addDays, instantOf, isDay, isTime, localDay, localTime, toRfc3339, weekdayOf } from './day';

const instants = fc.date({
  min: new Date('1900-01-01T00:00:00Z'),
  max: new Date('2199-12-30T00:00:00Z'),
  noInvalidDate: true,
});
const counts = fc.integer({ min: -5_000, max: 5_000 });

it.each([
  ['2026-11-24T16:59:59.999Z', '2026-11-24', '23:59'],
  ['2026-11-24T17:00:00Z', '2026-11-25', '00:00'],
  ['2026-12-31T17:30:59Z', '2027-01-01', '00:30'],
])('%s is %s %s here', (instant, day, time) => {
  expect(localDay(new Date(instant))).toBe(day);
  expect(localTime(new Date(instant))).toBe(time);
});

it('the end of a day is the beginning of the next', () => {
  expect(instantOf('2026-11-25', '24:00')).toEqual(instantOf('2026-11-26', '00:00'));
});

it.each([
  ['2026-11-25', 3],
  ['2026-11-29', 7],
  ['2026-11-30', 1],
  ['2024-02-29', 4],
])('%s is weekday %d', (day, weekday) => expect(weekdayOf(day)).toBe(weekday));

it.each(['2024-02-29', '2000-02-29', '2026-12-31'])('%s is a day', (text) => expect(isDay(text)).toBe(true));

it.each([
  '',
  '2026-02-29',
  '1900-02-29',
  '2026-02-30',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-1-1',
  '25/11/2026',
])('"%s" is no day', (text) => expect(isDay(text)).toBe(false));
it.each(['2026-11-25T00:00', ' 2026-11-25', '2026-11-25\n'])('%j is no day', (text) => expect(isDay(text)).toBe(false));

it.each(['00:00', '07:30', '23:59', '24:00'])('%s is a time', (text) => expect(isTime(text)).toBe(true));
it.each(['', '7:30', '24:01', '12:60', '25:00', '07:30:00', '07h30', '07:30\n'])('%j is no time', (text) =>
  expect(isTime(text)).toBe(false),
);

it('is told with its zone', () => {
  expect(toRfc3339(instantOf('2026-11-25', '11:00'))).toBe('2026-11-25T11:00:00+07:00');
});

it('a day and a time are the instant that they were read from', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const minute = new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
      expect(instantOf(localDay(instant), localTime(instant))).toEqual(minute);
      expect(Date.parse(toRfc3339(instant))).toBe(Math.floor(instant.getTime() / 1_000) * 1_000);
      expect(isDay(localDay(instant)) && isTime(localTime(instant))).toBe(true);
    }),
  );
});

it('days add up, keep the order of their texts, and turn the week', () => {
  fc.assert(
    fc.property(instants.map(localDay), counts, counts, (day, first, second) => {
      fc.pre(isDay(addDays(day, first)) && isDay(addDays(day, first + second)));
      expect(addDays(addDays(day, first), second)).toBe(addDays(day, first + second));
      expect(Math.sign(first)).toBe(addDays(day, first) > day ? 1 : addDays(day, first) < day ? -1 : 0);
      expect(weekdayOf(addDays(day, 1))).toBe((weekdayOf(day) % 7) + 1);
    }),
  );
});

it('an instant that is none has no day', () => {
  expect(() => localDay(new Date(Number.NaN))).toThrow(RangeError);
});
