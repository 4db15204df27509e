import type { Tx } from '@civicline/store';
import type { Happening } from '../announce';
import { announceReferrals } from '../announce';
import type { AlarmRule } from '../domain/alarms';
import { levelOf } from '../domain/alarms';
import type { Referral } from '../domain/referral';
import { alarmed, isAwaited } from '../domain/referral';
import { takeDueAlarms } from '../store/alarms';
import { lockReferralsById, writeAlarmed } from '../store/alarmed';
import type { Deps } from './deps';

const happenings: Record<AlarmRule, Happening> = {
  warned: 'warned',
  overdue: 'overdue',
  'escalated-1': 'escalated',
  'escalated-2': 'escalated',
  'escalated-3': 'escalated',
};

/**
 * Does what due alarms say, many at a time: thousands fall due at the same minute when an office's day ends. Each goes off
 * once, in the commit that marks it; one that no longer matters is marked and does nothing.
 */
export const fireAlarms =
  ({ clock, newId }: Pick<Deps, 'clock' | 'newId'>) =>
  async (tx: Tx, limit: number): Promise<number> => {
    const now = clock.now();
    const due = await takeDueAlarms(tx, now, limit);
    if (!due.length) return 0;
    const found = await lockReferralsById(tx, [...new Set(due.map(({ referralId }) => referralId))]);
    const happened: { what: Happening; referral: Referral }[] = [];
    for (const { referralId, rule } of due) {
      const referral = found.get(referralId);
      if (!referral || !isAwaited(referral)) continue;
      const after = rule === 'warned' ? { ...referral, changedAt: now } : alarmed(referral, levelOf(rule), now);
      found.set(referralId, after);
      happened.push({ what: happenings[rule], referral: after });
    }
    writeAlarmed(tx, happened, now);
    await announceReferrals(tx, happened, newId);
    return due.length;
  };
