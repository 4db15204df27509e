import type { CallContext, Clock } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { forbidden } from '../domain/refusals';

/** Officers see their own office. Refuses FORBIDDEN. */
const officeOf = (officeId: string, { caller: { role, officeId: own = '' } }: CallContext): string => {
  if (role === 'citizen' || role === 'system') throw forbidden();
  if (role === 'officer' && (!own || (officeId && officeId !== own))) throw forbidden();
  return role === 'officer' ? own : officeId;
};

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

/** What the post promised in a time, and what came of it. */
export interface PostCounts {
  readonly windows: number;
  readonly kept: number;
  readonly broken: number;
  readonly finished: number;
}

/** Windows of the post that ended in a time, and ways that were finished in it. Refuses FORBIDDEN. Definitions: docs/figures.md. */
export const postFigures =
  (store: Store, clock: Clock) =>
  async (from: Date, to: Date, officeId: string, call: CallContext): Promise<PostCounts> => {
    const [row] = await store.query<PostCounts & Record<string, unknown>>(
      `SELECT (count(*) FILTER (WHERE ended))::int AS windows,
         (count(*) FILTER (WHERE ended AND met_at <= to_at))::int AS kept,
         (count(*) FILTER (WHERE ended AND to_at <= $4 AND (met_at IS NULL OR met_at > to_at)))::int AS broken,
         (count(*) FILTER (WHERE changed_at >= $1 AND changed_at < $2
           AND (status = 'delivered' OR status = 'handed-over')))::int AS finished
       FROM (SELECT *, to_at >= $1 AND to_at < $2 AS ended FROM post_leg
         WHERE status NOT IN ('claimed', 'cancelled') AND ($3 = '' OR office_id = $3)) AS leg`,
      [from, to, officeOf(officeId, call), clock.now()],
      'post-figures',
    );
    return row ?? { windows: 0, kept: 0, broken: 0, finished: 0 };
  };

/** Referrals of a time, by office and topic. Officers see their own office. Refuses FORBIDDEN. Definitions: docs/figures.md. */
export const referralFigures =
  (store: Store) =>
  async (from: Date, to: Date, officeId: string, call: CallContext): Promise<FigureRow[]> => {
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
      [from, to, officeOf(officeId, call)],
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
