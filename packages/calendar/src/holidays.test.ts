import fc from 'fast-check';
import { addDays, localDay } from './day';
import { holidayName, isHoliday } from './holidays';

const holidaysOf = (year: number): string[] => {
  const days = Array.from({ length: 366 }, (_, n) => addDays(`${year}-01-01`, n));
  return days.filter((day) => day.startsWith(String(year)) && isHoliday(day));
};

it('2026', () => {
  expect(holidaysOf(2026)).toEqual([
    '2026-01-01',
    '2026-02-16',
    '2026-02-17',
    '2026-02-18',
    '2026-02-19',
    '2026-02-20',
    '2026-04-26',
    '2026-04-30',
    '2026-05-01',
    '2026-09-01',
    '2026-09-02',
  ]);
});

it.each([
  ['2026-02-16', 'Tết Nguyên đán', 'Lunar New Year (Tet)'],
  ['2025-04-07', 'Giỗ Tổ Hùng Vương', 'Hung Kings Commemoration Day'],
  ['2027-01-01', 'Tết Dương lịch', "New Year's Day"],
  ['2024-09-02', 'Quốc khánh', 'National Day'],
  ['2024-09-03', 'Nghỉ Quốc khánh', 'National Day holiday'],
])('%s is %s, %s', (day, vi, en) => {
  expect(holidayName(day, 'vi')).toBe(vi);
  expect(holidayName(day, 'en')).toBe(en);
});

it.each([
  [2020, undefined],
  [2021, '2021-09-03'],
  [2022, '2022-09-01'],
  [2023, '2023-09-01'],
  [2024, '2024-09-03'],
  [2025, '2025-09-01'],
  [2026, '2026-09-01'],
])('the day beside National Day of %d was %s', (year, day) => {
  expect(holidaysOf(year).find((one) => one.includes('-09-') && !one.endsWith('02'))).toBe(day);
});

it('other days have no name', () => {
  expect(holidayName('2026-11-25', 'vi')).toBeUndefined();
  expect(isHoliday('2026-02-15') || isHoliday('2026-02-21')).toBe(false);
});

it('a year has eleven, of which four are fixed; a year too far off has no lunar ones', () => {
  for (let year = 2021; year <= 2035; year++) expect(holidaysOf(year)).toHaveLength(11);
  expect(holidaysOf(2020)).toHaveLength(10);
  expect(holidaysOf(2200)).toHaveLength(5);
});

it('a holiday is a day with a name, in both languages', () => {
  const days = fc
    .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2035-12-31T00:00:00Z'), noInvalidDate: true })
    .map(localDay);
  fc.assert(
    fc.property(days, (day) => {
      expect(Boolean(holidayName(day, 'vi'))).toBe(isHoliday(day));
      expect(Boolean(holidayName(day, 'en'))).toBe(isHoliday(day));
    }),
  );
});
