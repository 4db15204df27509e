import type { Clock, Logger } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { gauges } from '@civicline/store';
import { countUnresolved } from './messages';

interface Row {
  readonly queued: number;
  readonly late_seconds: number;
  readonly deliveries: number;
  readonly disabled: number;
}

/** How the promises of notification stand, for whoever watches the house. */
export const promiseGauges = (store: Store, clock: Clock, log: Logger) =>
  gauges({
    name: 'figures of notification',
    log,
    about: {
      messages_failed: 'Messages that reached nobody and that nobody has dealt with',
      messages_queued: 'Messages that wait to be sent, those of the quiet hours included',
      messages_late_seconds: 'How long ago the oldest message that waits should have been sent',
      webhook_deliveries_waiting: 'Events that systems of others have still to be told of',
      webhooks_disabled: 'Webhooks that were switched off because their receiver failed',
    },
    read: async () => {
      const [failed, [row]] = await Promise.all([
        countUnresolved(store),
        store.query<Row>(
          `SELECT count(*)::int AS queued, coalesce(extract(epoch FROM $1::timestamptz - min(due_at)), 0)::float8 AS late_seconds,
             (SELECT count(*) FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id AND w.status = 'active'
              WHERE d.status = 'waiting')::int AS deliveries,
             (SELECT count(*) FROM webhook WHERE status = 'disabled')::int AS disabled
           FROM message WHERE status = 'queued'`,
          [clock.now()],
          'promise-gauges',
        ),
      ]);
      if (!row) throw new Error('an aggregate without a row');
      return {
        messages_failed: failed,
        messages_queued: row.queued,
        messages_late_seconds: Math.max(0, row.late_seconds),
        webhook_deliveries_waiting: row.deliveries,
        webhooks_disabled: row.disabled,
      };
    },
  });
