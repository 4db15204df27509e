import type { TimeString } from '@civicline/calendar';
import { addDays, instantOf, isHoliday, isTime, localDay, localTime } from '@civicline/calendar';
import type { Channel } from './message';

/**
 * How a notice treats the night. `at-once`: the citizen waits for it, or would come in vain without it. `considerate`: it
 * can wait for the morning, but not past a day before `visit`, from which on it is urgent.
 */
export type Urgency = { readonly kind: 'at-once' } | { readonly kind: 'considerate'; readonly visit?: Date };

/** Nobody's phone rings from `from` to `to`, nor on a public holiday. */
export interface QuietHours {
  readonly from: TimeString;
  readonly to: TimeString;
}

const dayMs = 86_400_000;
/** Tet, with a weekend beside it, is the longest time in which nothing is said. */
const longestQuietDays = 14;

/** "21:00-07:00"; null for "none". Undefined: neither. */
export const readQuietHours = (text: string): QuietHours | null | undefined => {
  if (text === 'none') return null;
  const [from = '', to = '', more] = text.split('-');
  return isTime(from) && isTime(to) && from !== to && more === undefined ? { from, to } : undefined;
};

const isQuietAt = ({ from, to }: QuietHours, time: TimeString) =>
  from < to ? from <= time && time < to : from <= time || time < to;

/** The end of the quiet that an instant is in; the instant itself outside. */
const morningAfter = (quiet: QuietHours, instant: Date): Date => {
  let at = instant;
  for (let n = 0; n < longestQuietDays; n++) {
    const [day, time] = [localDay(at), localTime(at)];
    if (isHoliday(day)) at = instantOf(addDays(day, 1), '00:00');
    else if (isQuietAt(quiet, time)) at = instantOf(time < quiet.to ? day : addDays(day, 1), quiet.to);
    else return at;
  }
  return at;
};

/** When a message may go, from `now` on. Mail lies in its box and wakes nobody; a phone rings. */
export const mayGoAt = (urgency: Urgency, channel: Channel, quiet: QuietHours | null, now: Date): Date => {
  if (!quiet || channel === 'email' || urgency.kind === 'at-once') return now;
  const morning = morningAfter(quiet, now);
  if (!urgency.visit) return morning;
  const urgentFrom = new Date(urgency.visit.getTime() - dayMs);
  if (urgentFrom <= now) return now;
  return urgentFrom < morning ? urgentFrom : morning;
};
