import type { Appointment } from '@civicline/contracts/rest';
import { localDay } from '@civicline/calendar';
import { dayOf } from '../when';
import type { Step } from './useDaySheet';

/** What may be noted about a visit now: people are checked in on the day itself, and are absent only once it has begun. */
export const stepsOf = ({ status, slot }: Appointment, now: Date, missing: number): readonly Step[] => {
  const isToday = dayOf(slot.start) === localDay(now);
  const begun = new Date(slot.start) <= now;
  if (status === 'booked')
    return [...(isToday ? (['check-in'] as const) : []), ...(begun ? (['no-show'] as const) : [])];
  if (status === 'noshow') return isToday ? ['check-in'] : [];
  if (status !== 'arrived') return [];
  return missing ? ['fulfil', 'send-home'] : ['fulfil'];
};

/** The key of each step, on the row that has the focus. */
export const stepKeys: Readonly<Record<Step, string>> = {
  'check-in': 'a',
  fulfil: 'f',
  'no-show': 'n',
  'send-home': 'v',
};
