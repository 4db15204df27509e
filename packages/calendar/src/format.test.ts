import { instantOf } from './day';
import { formatDay, formatTime, formatWeekday, formatWhen } from './format';

it.each([
  ['vi', 'thứ Tư, 25/11/2026'],
  ['en', 'Wednesday, 25 November 2026'],
] as const)('a day in %s', (language, text) => expect(formatDay('2026-11-25', language)).toBe(text));

it('a Sunday has no number, and a day of one digit no needless nought in English', () => {
  expect(formatDay('2026-03-01', 'vi')).toBe('Chủ nhật, 01/03/2026');
  expect(formatDay('2026-03-01', 'en')).toBe('Sunday, 1 March 2026');
});

it('a week', () => {
  const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'];
  expect(week.map((day) => formatWeekday(day, 'en').slice(0, 3))).toEqual([
    'Mon',
    'Tue',
    'Wed',
    'Thu',
    'Fri',
    'Sat',
    'Sun',
  ]);
  expect(new Set(week.map((day) => formatWeekday(day, 'vi'))).size).toBe(7);
});

it('an instant', () => {
  const instant = instantOf('2026-11-25', '11:00');
  expect(formatTime(instant)).toBe('11:00');
  expect(formatTime(instantOf('2026-11-25', '00:05'))).toBe('00:05');
  expect(formatWhen(instant, 'vi')).toBe('11:00 thứ Tư, 25/11/2026');
  expect(formatWhen(instant, 'en')).toBe('11:00 Wednesday, 25 November 2026');
});
