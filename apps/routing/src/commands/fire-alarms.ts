import type { Tx } from '@civicline/store';
import { announceForeseen, announceReferrals } from '../announce';
import type { AlarmHappening } from '../domain/alarms';
import { afterAlarm } from '../domain/alarms';
import { lockReferralsById, writeAlarmed, writeForeseen } from '../store/alarmed';
import type { DueAlarm } from '../store/alarms';
import { takeDueAlarms } from '../store/alarms';
import type { Deps } from './deps';
import type { Foreseen, Foresight } from './foresee-alarms';

/**
 * Of each referral the first alarm, where it was worked out before and the referral has not changed since. Returns the alarms
 * that are left.
 */
const fireForeseen = async (
  tx: Tx,
  due: readonly DueAlarm[],
  take: Foresight['take'],
): Promise<readonly DueAlarm[]> => {
  const foreseen = new Map<DueAlarm, Foreseen>();
  const first = new Set<string>();
  for (const alarm of due) {
    const one = first.has(alarm.referralId) ? undefined : take(alarm);
    if (!one) continue;
    first.add(alarm.referralId);
    foreseen.set(alarm, one);
  }
  if (!foreseen.size) return due;
  const held = await writeForeseen(tx, [...foreseen.values()]);
  const fired = [...foreseen].filter(([{ referralId }]) => held.has(referralId));
  await announceForeseen(
    tx,
    fired.map(([, { event }]) => event),
  );
  const done = new Set(fired.map(([alarm]) => alarm));
  return due.filter((alarm) => !done.has(alarm));
};

/** What the others make of their referrals as these stand now. */
const fireOthers = async (tx: Tx, due: readonly DueAlarm[], now: Date, newId: Deps['newId']): Promise<void> => {
  const found = await lockReferralsById(tx, [...new Set(due.map(({ referralId }) => referralId))]);
  const happened: AlarmHappening[] = [];
  for (const { referralId, rule } of due) {
    const referral = found.get(referralId);
    const happens = referral && afterAlarm(referral, rule, now);
    if (!happens) continue;
    found.set(referralId, happens.referral);
    happened.push(happens);
  }
  writeAlarmed(tx, happened);
  await announceReferrals(tx, happened, newId);
};

/**
 * Does what due alarms say, many at a time: thousands fall due at the same minute when an office's day ends. Each goes off
 * once, in the commit that marks it; one that no longer matters is marked and does nothing.
 */
export const fireAlarms =
  ({ clock, newId }: Pick<Deps, 'clock' | 'newId'>, { take }: Pick<Foresight, 'take'>) =>
  async (tx: Tx, limit: number): Promise<number> => {
    const now = clock.now();
    const due = await takeDueAlarms(tx, now, limit);
    if (!due.length) return 0;
    const rest = await fireForeseen(tx, due, take);
    if (rest.length) await fireOthers(tx, rest, now, newId);
    return due.length;
  };
