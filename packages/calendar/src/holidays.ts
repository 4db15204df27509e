import type { DayString } from './day';
import { addDays, weekdayOf } from './day';
import { dayOfLunar } from './lunar';

interface Name {
  readonly vi: string;
  readonly en: string;
}

const fixed: readonly (readonly [string, Name])[] = [
  ['01-01', { vi: 'Tết Dương lịch', en: "New Year's Day" }],
  ['04-30', { vi: 'Ngày Giải phóng miền Nam', en: 'Reunification Day' }],
  ['05-01', { vi: 'Ngày Quốc tế Lao động', en: 'International Labour Day' }],
  ['09-02', { vi: 'Quốc khánh', en: 'National Day' }],
];
const besideNationalDay: Name = { vi: 'Nghỉ Quốc khánh', en: 'National Day holiday' };
const tet: Name = { vi: 'Tết Nguyên đán', en: 'Lunar New Year (Tet)' };
const hungKings: Name = { vi: 'Giỗ Tổ Hùng Vương', en: 'Hung Kings Commemoration Day' };

/** The eve and the first four days, counted from New Year's Day: the usual choice of the five in the Labour Code. */
const tetDays = [-1, 0, 1, 2, 3];

/** The Labour Code of 2019, whose article 112 added a second day to National Day, is in force from this year. */
const secondNationalDaySince = 2021;
/** Before and after it the lunar calendar is not computed. */
const lunarYears = { from: 1800, to: 2199 };

/**
 * National Day's second day is the one before or after, as decided each year: on all occasions so far the one that joins
 * it to the weekend (2021 and 2024: 3 September; 2022, 2023, 2025 and 2026: 1 September).
 */
const secondNationalDay = (year: number): DayString => {
  const [monday, thursday, sunday] = [1, 4, 7];
  return [monday, thursday, sunday].includes(weekdayOf(`${year}-09-02`)) ? `${year}-09-03` : `${year}-09-01`;
};

const lunarHolidays = (year: number): [DayString, Name][] => {
  const newYear = dayOfLunar(year, 1, 1);
  return [
    ...tetDays.map((offset): [DayString, Name] => [addDays(newYear, offset), tet]),
    [dayOfLunar(year, 3, 10), hungKings],
  ];
};

const computeHolidays = (year: number): ReadonlyMap<DayString, Name> => {
  const days = new Map<DayString, Name>();
  if (year >= lunarYears.from && year <= lunarYears.to)
    for (const [day, name] of lunarHolidays(year)) days.set(day, name);
  if (year >= secondNationalDaySince) days.set(secondNationalDay(year), besideNationalDay);
  // Last, so that a fixed day on which a lunar one falls keeps its own name.
  for (const [date, name] of fixed) days.set(`${String(year).padStart(4, '0')}-${date}`, name);
  return days;
};

const known = new Map<number, ReadonlyMap<DayString, Name>>();

const holidaysOf = (year: number): ReadonlyMap<DayString, Name> => {
  const found = known.get(year) ?? computeHolidays(year);
  known.set(year, found);
  return found;
};

/**
 * The name of a public holiday; undefined on other days. What a year's decision adds or swaps (days in lieu of a holiday on
 * a weekend, a longer Tet, a working Saturday) is said by the exceptions of office hours, which decide over this.
 */
export const holidayName = (day: DayString, language: 'vi' | 'en'): string | undefined =>
  holidaysOf(Number(day.slice(0, 4))).get(day)?.[language];

/** Whether offices are closed by law, whatever the weekday. */
export const isHoliday = (day: DayString): boolean => holidaysOf(Number(day.slice(0, 4))).has(day);
