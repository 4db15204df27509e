import type { Clock, Logger } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { gauges } from '@civicline/store';

interface Row {
  readonly open: number;
  readonly overdue: number;
  readonly oldest_seconds: number;
  readonly alarms: number;
  readonly missed: number;
}

/** How the promises of routing stand, for whoever watches the house. */
export const promiseGauges = (store: Store, clock: Clock, log: Logger) =>
  gauges({
    name: 'figures of routing',
    log,
    about: {
      referrals_open: 'Questions that an office has still to answer',
      referrals_overdue: 'Questions whose deadline has passed without an answer',
      referrals_overdue_oldest_seconds: 'How long ago the oldest of these deadlines passed',
      referral_alarms_late: 'Alarms that should have gone off a minute ago: 0 while routing does its work',
      post_windows_missed: 'Windows of the post that passed without a word from the post, of shipments still under way',
    },
    read: async () => {
      const [row] = await store.query<Row>(
        `SELECT count(*)::int AS open, (count(*) FILTER (WHERE due_at <= $1::timestamptz))::int AS overdue,
           coalesce(extract(epoch FROM $1::timestamptz - min(due_at)), 0)::float8 AS oldest_seconds,
           (SELECT count(*) FROM alarm WHERE fired_at IS NULL AND due_at < $1::timestamptz - interval '1 minute')::int AS alarms,
           (SELECT count(*) FROM post_leg WHERE missed_at IS NOT NULL AND met_at IS NULL
              AND status IN ('promised', 'accepted', 'collected'))::int AS missed
         FROM referral WHERE status IN ('open', 'assigned', 'acknowledged', 'returned')`,
        [clock.now()],
        'promise-gauges',
      );
      if (!row) throw new Error('an aggregate without a row');
      return {
        referrals_open: row.open,
        referrals_overdue: row.overdue,
        referrals_overdue_oldest_seconds: Math.max(0, row.oldest_seconds),
        referral_alarms_late: row.alarms,
        post_windows_missed: row.missed,
      };
    },
  });
