import type { CallContext } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { forbidden } from '../domain/refusals';

export interface FigureRow {
  readonly officeId: string;
  readonly topic: string;
  readonly referred: number;
  readonly answered: number;
  readonly answeredOnTime: number;
  readonly open: number;
  readonly overdue: number;
  readonly returned: number;
  readonly reopened: number;
}

/** Referrals of a time, by office and topic. Officers see their own office. Refuses FORBIDDEN. Definitions: docs/figures.md. */
export const referralFigures =
  (store: Store) =>
  async (from: Date, to: Date, officeId: string, call: CallContext): Promise<FigureRow[]> => {
    const { role, officeId: own = '' } = call.caller;
    if (role === 'citizen' || role === 'system') throw forbidden();
    if (role === 'officer' && officeId && officeId !== own) throw forbidden();
    const rows = await store.query<Record<string, string & number>>(
      `SELECT office_id, topic, count(*)::int AS referred,
         (count(*) FILTER (WHERE answered_at IS NOT NULL))::int AS answered,
         (count(*) FILTER (WHERE on_time))::int AS answered_on_time,
         (count(*) FILTER (WHERE status IN ('open', 'assigned', 'acknowledged', 'returned')))::int AS open,
         (count(*) FILTER (WHERE overdue AND status IN ('open', 'assigned', 'acknowledged', 'returned')))::int AS overdue,
         (count(*) FILTER (WHERE EXISTS (SELECT FROM step WHERE referral_id = referral.id AND what IN ('returned', 'assigned') AND by <> 'clock')))::int AS returned,
         (count(*) FILTER (WHERE (deadline ->> 'round')::int > 1))::int AS reopened
       FROM referral WHERE referred_at >= $1 AND referred_at < $2 AND status <> 'partial' AND ($3 = '' OR office_id = $3)
       GROUP BY office_id, topic ORDER BY office_id, topic`,
      [from, to, role === 'officer' ? own : officeId],
      'referral-figures',
    );
    return rows.map((row) => ({
      officeId: row['office_id'] ?? '',
      topic: row['topic'] ?? '',
      referred: row['referred'] ?? 0,
      answered: row['answered'] ?? 0,
      answeredOnTime: row['answered_on_time'] ?? 0,
      open: row['open'] ?? 0,
      overdue: row['overdue'] ?? 0,
      returned: row['returned'] ?? 0,
      reopened: row['reopened'] ?? 0,
    }));
  };
