import { holidayName, isHoliday } from './holidays';
import { dayOfLunar } from './lunar';

it.each([
  [2021, '2021-02-12'],
  [2022, '2022-02-01'],
  [2023, '2023-01-22'],
  [2024, '2024-02-10'],
  [2025, '2025-01-29'],
  [2026, '2026-02-17'],
  [2027, '2027-02-06'],
  [2028, '2028-01-26'],
  [2029, '2029-02-13'],
  [2030, '2030-02-02'],
])('Tet of %d is on %s', (year, day) => {
  expect(dayOfLunar(year, 1, 1)).toBe(day);
});

it.each(['2024-04-18', '2025-04-07', '2026-04-26'])('Hung Kings are remembered on %s', (day) => {
  expect(holidayName(day, 'vi')).toBe('Giỗ Tổ Hùng Vương');
});

it.each([
  ['2026-02-16', true],
  ['2026-02-20', true],
  ['2026-02-21', false],
  ['2026-09-02', true],
  ['2026-09-01', true],
  ['2026-11-25', false],
  ['2027-01-01', true],
  ['2026-04-30', true],
])('%s: holiday %s', (day, holiday) => {
  expect(isHoliday(day)).toBe(holiday);
});
