import { addDays, instantOf, localDay, localTime } from '@civicline/calendar';

export type ReminderKind = 'day-before' | 'hours-before';

/** When citizens are reminded. Times are local times of day. */
export interface ReminderRules {
  readonly dayBeforeAt: string;
  readonly hoursBefore: number;
  /** Nobody is woken for a visit at half past seven. */
  readonly notBefore: string;
}

/** Visits for which a reminder is due now. */
export interface DueWindow {
  readonly kind: ReminderKind;
  /** They begin after `after`, at `until` at the latest. */
  readonly after: Date;
  readonly until: Date;
  /** Whoever booked or moved since then has just been told; a reminder would tell them nothing. */
  readonly settledBefore: Date;
  /** The same, as a time before the visit. */
  readonly settledHours: number;
}

const hourMs = 3_600_000;

/**
 * Which visits are to be reminded of now. What a stop of the service has delayed is made up for as long as it helps: who is
 * reminded some hours before is not reminded of the day before as well, and nobody of a visit that has begun.
 */
export const dueWindows = (now: Date, { dayBeforeAt, hoursBefore, notBefore }: ReminderRules): DueWindow[] => {
  const today = localDay(now);
  const early = localTime(now) < notBefore;
  // Before that hour only those whose visit will have begun by then are woken.
  const ahead = new Date(now.getTime() + hoursBefore * hourMs);
  const morning = instantOf(today, notBefore);
  const soon = early && ahead > morning ? morning : ahead;
  const windows: DueWindow[] = [
    { kind: 'hours-before', after: now, until: soon, settledBefore: now, settledHours: hoursBefore },
  ];
  if (early) return windows;
  for (const day of [today, addDays(today, 1)]) {
    const due = instantOf(addDays(day, -1), dayBeforeAt);
    const until = new Date(instantOf(addDays(day, 1), '00:00').getTime() - 1);
    const after = day === today ? soon : new Date(Math.max(soon.getTime(), instantOf(day, '00:00').getTime() - 1));
    if (due <= now && after < until)
      windows.push({ kind: 'day-before', after, until, settledBefore: due, settledHours: 0 });
  }
  return windows;
};
