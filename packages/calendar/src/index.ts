export { addDays, instantOf, isDay, isTime, localDay, localTime, toRfc3339, weekdayOf } from './day';
export type { DayString, TimeString } from './day';
export { formatDay, formatTime, formatWeekday, formatWhen } from './format';
export { holidayName, isHoliday } from './holidays';
export { isOpen, nextOpening, openIntervals } from './office-hours';
export type { Interval, OfficeHours, TimeInterval } from './office-hours';
export { addWorkingDays, addWorkingTime, workingMinutesBetween } from './working-time';
