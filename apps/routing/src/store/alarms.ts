import type { Store, Tx } from '@civicline/store';
import type { Alarm, AlarmRule } from '../domain/alarms';

/**
 * Sets the alarms of a referral: those that are not due any more go, those that are new come, and one that has gone off for
 * this deadline never comes again. Whoever fires them hears of them once they stand.
 */
export const setAlarms = async (
  tx: Tx,
  referralId: string,
  alarms: readonly Alarm[],
  onSet: (at: Date) => void,
): Promise<void> => {
  await tx.query('DELETE FROM alarm WHERE referral_id = $1 AND fired_at IS NULL', [referralId], 'alarms-clear');
  if (!alarms.length) return;
  await tx.query(
    `INSERT INTO alarm (referral_id, rule, deadline, due_at)
     SELECT $1, rule, deadline, due_at FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) AS a (rule, deadline, due_at)
     ON CONFLICT (referral_id, rule, deadline) DO NOTHING`,
    [referralId, alarms.map(({ rule }) => rule), alarms.map(({ deadline }) => deadline), alarms.map(({ at }) => at)],
    'alarms-set',
  );
  tx.afterCommit(() => alarms.forEach(({ at }) => onSet(at)));
};

/** When the earliest that has not gone off is due; undefined when none is before some instant. */
export const nextAlarm = async (store: Store, before: Date): Promise<Date | undefined> => {
  const rows = await store.query<{ due_at: Date }>(
    'SELECT due_at FROM alarm WHERE fired_at IS NULL AND due_at <= $1 ORDER BY due_at LIMIT 1',
    [before],
    'alarms-next',
  );
  return rows[0]?.due_at;
};

export interface DueAlarm {
  readonly referralId: string;
  readonly rule: AlarmRule;
  readonly at: Date;
}

interface Row {
  referral_id: string;
  rule: AlarmRule;
  due_at: Date;
}

const inOrder = (rows: readonly Row[]): DueAlarm[] =>
  rows
    .map(({ referral_id: referralId, rule, due_at: at }) => ({ referralId, rule, at }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());

/** Alarms that will be due behind `from`, until and with `until`. */
export const alarmsBetween = async (store: Store, from: Date, until: Date, limit: number): Promise<DueAlarm[]> =>
  inOrder(
    await store.query<Row>(
      `SELECT referral_id, rule, due_at FROM alarm WHERE fired_at IS NULL AND due_at > $1 AND due_at <= $2
       ORDER BY due_at LIMIT $3`,
      [from, until, limit],
      'alarms-between',
    ),
  );

/**
 * Alarms whose time has come, in the order of their times, marked as gone off in the transaction that does what they say.
 * Shared by replicas.
 */
export const takeDueAlarms = async (tx: Tx, now: Date, limit: number): Promise<DueAlarm[]> =>
  inOrder(
    await tx.query<Row>(
      `UPDATE alarm SET fired_at = $1 WHERE (referral_id, rule, deadline) IN (
         SELECT referral_id, rule, deadline FROM alarm WHERE fired_at IS NULL AND due_at <= $1
         ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING referral_id, rule, due_at`,
      [now, limit],
      'alarms-due',
    ),
  );
