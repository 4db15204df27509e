import type { DayString } from './day';
import { addDays } from './day';
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
const nationalDayTwin: Name = { vi: 'Nghỉ Quốc khánh', en: 'National Day holiday' };
const tet: Name = { vi: 'Tết Nguyên đán', en: 'Lunar New Year (Tet)' };
const hungKings: Name = { vi: 'Giỗ Tổ Hùng Vương', en: 'Hung Kings Commemoration Day' };
/** The eve and the first four days: the five of the Labour Code, article 112. */
const tetDays = [-1, 0, 1, 2, 3];

const byYear = new Map<number, ReadonlyMap<DayString, Name>>();

const holidaysOf = (year: number): ReadonlyMap<DayString, Name> => {
  const known = byYear.get(year);
  if (known) return known;
  const newYear = dayOfLunar(year, 1, 1);
  const days = new Map<DayString, Name>([
    ...fixed.map(([date, name]) => [`${year}-${date}`, name] as const),
    // The day before or after is decided each year; the day before is the usual choice.
    [`${year}-09-01`, nationalDayTwin],
    ...tetDays.map((offset) => [addDays(newYear, offset), tet] as const),
    [dayOfLunar(year, 3, 10), hungKings],
  ]);
  byYear.set(year, days);
  return days;
};

/** The name of a public holiday; undefined on other days. Days swapped by yearly decision are exceptions of office hours. */
export const holidayName = (day: DayString, language: 'vi' | 'en'): string | undefined =>
  holidaysOf(Number(day.slice(0, 4))).get(day)?.[language];

/** Whether offices are closed by law. */
export const isHoliday = (day: DayString): boolean => holidaysOf(Number(day.slice(0, 4))).has(day);
