import type { Clock, Logger } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { gauges } from '@civicline/store';

interface Row {
  readonly waiting: number;
  readonly no_contact: number;
  readonly failed: number;
  readonly no_receipt: number;
  readonly oldest_seconds: number;
  readonly overbooked: number;
  readonly closings: number;
}

/** Visits of the next two days: an overbooked place must be seen before its citizens stand at the counter. */
const overbookedWithinHours = 48;

/** How the promises of scheduling stand, for whoever watches the house. */
export const promiseGauges = (store: Store, clock: Clock, log: Logger) =>
  gauges({
    name: 'figures of scheduling',
    log,
    about: {
      citizens_untold: 'Citizens whose visit an office changed and of whom it is not proven that they know, by reason',
      citizens_untold_oldest_seconds: 'How long ago the oldest of these changes was made',
      places_overbooked: 'Visits of the next two days without a place of their own that nobody decided on: always 0',
      closings_at_work: 'Closings whose visits are still being moved',
    },
    read: async () => {
      const [row] = await store.query<Row>(
        `SELECT (count(*) FILTER (WHERE untold_reason IS NULL))::int AS waiting,
           (count(*) FILTER (WHERE untold_reason = 'no-contact'))::int AS no_contact,
           (count(*) FILTER (WHERE untold_reason = 'failed'))::int AS failed,
           (count(*) FILTER (WHERE untold_reason = 'no-receipt'))::int AS no_receipt,
           coalesce(extract(epoch FROM $1::timestamptz - min(made_at)), 0)::float8 AS oldest_seconds,
           (SELECT count(*) FROM appointment a
            WHERE a.status = 'booked' AND a.end_at > $1::timestamptz AND a.end_at < $1::timestamptz + make_interval(hours => $2)
              AND NOT EXISTS (SELECT FROM place p WHERE p.appointment_id = a.id AND p.slot_id = a.slot_id)
              AND NOT EXISTS (SELECT FROM overbooking o WHERE o.appointment_id = a.id AND o.slot_id = a.slot_id))::int AS overbooked,
           (SELECT count(*) FROM closure WHERE phase IN ('planning', 'held', 'moving'))::int AS closings
         FROM relocation WHERE state = 'made' AND told_by IS NULL`,
        [clock.now(), overbookedWithinHours],
        'promise-gauges',
      );
      if (!row) throw new Error('an aggregate without a row');
      return {
        citizens_untold: [
          { value: row.waiting, labels: { reason: 'not-yet' } },
          { value: row.no_contact, labels: { reason: 'no-contact' } },
          { value: row.failed, labels: { reason: 'failed' } },
          { value: row.no_receipt, labels: { reason: 'no-receipt' } },
        ],
        citizens_untold_oldest_seconds: Math.max(0, row.oldest_seconds),
        places_overbooked: row.overbooked,
        closings_at_work: row.closings,
      };
    },
  });
