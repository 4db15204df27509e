import type { DayString } from './day';
import { localDay, localTime, weekdayOf } from './day';

type Language = 'vi' | 'en';

const weekdays: Record<Language, readonly string[]> = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "thứ Tư" or "Wednesday". */
export const formatWeekday = (day: DayString, language: Language): string =>
  weekdays[language][weekdayOf(day) - 1] ?? '';

/** "thứ Tư, 25/11/2026" or "Wednesday, 25 November 2026". */
export const formatDay = (day: DayString, language: Language): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  const name = formatWeekday(day, language);
  return language === 'vi'
    ? `${name}, ${date}/${month}/${year}`
    : `${name}, ${Number(date)} ${months[Number(month) - 1] ?? ''} ${year}`;
};

/** "11:00", by the 24-hour clock in both languages: it is read out over the phone and must not need a.m. or p.m. */
export const formatTime = (instant: Date): string => localTime(instant);

/** "11:00 thứ Tư, 25/11/2026" or "11:00 Wednesday, 25 November 2026". */
export const formatWhen = (instant: Date, language: Language): string =>
  `${formatTime(instant)} ${formatDay(localDay(instant), language)}`;
