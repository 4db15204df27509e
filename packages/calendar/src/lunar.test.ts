import fc from 'fast-check';
import { addDays } from './day';
import { dayOfLunar } from './lunar';

it.each([
  [2020, '2020-01-25', '2020-04-02'],
  [2021, '2021-02-12', '2021-04-21'],
  [2022, '2022-02-01', '2022-04-10'],
  [2023, '2023-01-22', '2023-04-29'],
  [2024, '2024-02-10', '2024-04-18'],
  [2025, '2025-01-29', '2025-04-07'],
  [2026, '2026-02-17', '2026-04-26'],
  [2027, '2027-02-06', '2027-04-16'],
  [2028, '2028-01-26', '2028-04-04'],
  [2029, '2029-02-13', '2029-04-23'],
  [2030, '2030-02-02', '2030-04-12'],
  [2031, '2031-01-23', '2031-04-01'],
  [2032, '2032-02-11', '2032-04-19'],
  [2033, '2033-01-31', '2033-04-09'],
  [2034, '2034-02-19', '2034-04-28'],
  [2035, '2035-02-08', '2035-04-17'],
])('%d begins on %s and remembers the Hung Kings on %s', (year, newYear, hungKings) => {
  expect(dayOfLunar(year, 1, 1)).toBe(newYear);
  expect(dayOfLunar(year, 3, 10)).toBe(hungKings);
});

// At UTC+8 the first began a month later and the others a day later.
it.each([
  [1985, '1985-01-21'],
  [2007, '2007-02-17'],
  [2030, '2030-02-02'],
])("%d begins on Vietnam's day, not China's", (year, day) => expect(dayOfLunar(year, 1, 1)).toBe(day));

it.each([
  ['mid-autumn of 2025, whose sixth month came twice', 2025, 8, 15, '2025-10-06'],
  ['mid-autumn of 2026', 2026, 8, 15, '2026-09-25'],
  ['the kitchen gods of 2025', 2025, 12, 23, '2026-02-10'],
])('%s', (_what, year, month, date, day) => expect(dayOfLunar(year, month, date)).toBe(day));

const years = fc.integer({ min: 1900, max: 2198 });

it('a year begins between 20 January and 21 February and has 12 or 13 months', () => {
  fc.assert(
    fc.property(years, (year) => {
      const begins = dayOfLunar(year, 1, 1);
      expect(begins.slice(5) >= '01-20' && begins.slice(5) <= '02-21').toBe(true);
      const days = (Date.parse(dayOfLunar(year + 1, 1, 1)) - Date.parse(begins)) / 86_400_000;
      expect([353, 354, 355, 383, 384, 385]).toContain(days);
    }),
  );
});

it('a month follows the one before after 29 or 30 days, or after its leap twin', () => {
  fc.assert(
    fc.property(years, fc.integer({ min: 1, max: 11 }), (year, month) => {
      const next = dayOfLunar(year, month + 1, 1);
      const begins = dayOfLunar(year, month, 1);
      expect([29, 30, 58, 59, 60].map((days) => addDays(begins, days))).toContain(next);
    }),
  );
});
