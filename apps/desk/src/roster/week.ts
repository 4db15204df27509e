import { addDays, weekdayOf } from '@civicline/calendar';

/** Somebody who is on duty for the hotline. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly number: string;
}

/** A shift of one day; lunch is the gap between two. */
export interface Shift {
  readonly day: string;
  readonly opens: string;
  readonly closes: string;
  readonly officer: Person;
  readonly substitute: Person | null;
  readonly away: boolean;
}

/** Monday of the week that a day is in. */
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

export const daysFrom = (monday: string): string[] => Array.from({ length: 7 }, (_, n) => addDays(monday, n));

/** A usual working day: the morning and the afternoon, nobody at lunch. */
export const workingDay = (day: string, officer: Person): Shift[] =>
  [
    ['07:30', '11:30'],
    ['13:00', '16:30'],
  ].map(([opens = '', closes = '']) => ({ day, opens, closes, officer, substitute: null, away: false }));

/** The shifts of a day on every working day of its week; what was there gives way. */
export const onWorkingDays = (shifts: readonly Shift[], day: string): Shift[] => {
  const others = daysFrom(mondayOf(day)).filter((other) => other !== day && weekdayOf(other) <= 5);
  const pattern = shifts.filter((shift) => shift.day === day);
  return [
    ...shifts.filter((shift) => !others.includes(shift.day)),
    ...others.flatMap((other) => pattern.map((shift) => ({ ...shift, day: other }))),
  ];
};

/** Last week's shifts in this one. Who was away is not away again. */
export const aWeekLater = (shifts: readonly Shift[]): Shift[] =>
  shifts.map((shift) => ({ ...shift, day: addDays(shift.day, 7), away: false }));

/** Everybody who stands in some shifts, by name, each once as named last. */
export const peopleIn = (shifts: readonly Shift[]): Person[] => {
  const people = new Map<string, Person>();
  for (const { officer, substitute } of shifts)
    for (const one of [officer, ...(substitute ? [substitute] : [])]) people.set(one.id, one);
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
};
