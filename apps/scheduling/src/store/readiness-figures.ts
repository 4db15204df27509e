import type { Store } from '@civicline/store';

/** Visits of a time that would have been in vain, and those that were. */
export interface ReadinessFigures {
  readonly reminded: number;
  readonly lacking: number;
  readonly completed: number;
  readonly moved: number;
  readonly cancelled: number;
  readonly sentHome: number;
}

/**
 * A visit is an appointment at one time; what it lacked is what its first reminder said. It was completed when each of these
 * papers was there or waived before the appointed time. `officeId` '' is every office.
 */
export const readinessFigures = async (
  store: Store,
  officeId: string,
  from: Date,
  to: Date,
): Promise<ReadinessFigures> => {
  const [row] = await store.query<ReadinessFigures & Record<string, unknown>>(
    `WITH visit AS (
       SELECT DISTINCT ON (appointment_id, start_at) appointment_id, start_at, missing FROM reminder
       WHERE ($1 = '' OR office_id = $1) AND start_at >= $2 AND start_at < $3
       ORDER BY appointment_id, start_at, announced_at),
     fate AS (
       SELECT cardinality(v.missing) > 0 AS lacking, a.start_at <> v.start_at AS moved, a.status = 'cancelled' AS cancelled,
         NOT EXISTS (
           SELECT FROM unnest(v.missing) AS k LEFT JOIN paper_mark m ON m.appointment_id = v.appointment_id AND m.key = k
             AND m.state <> 'missing' AND m.set_at < v.start_at
           WHERE m.key IS NULL) AS completed
       FROM visit v JOIN appointment a ON a.id = v.appointment_id)
     SELECT count(*)::int AS reminded,
       (count(*) FILTER (WHERE lacking))::int AS lacking,
       (count(*) FILTER (WHERE lacking AND completed))::int AS completed,
       (count(*) FILTER (WHERE lacking AND NOT completed AND moved))::int AS moved,
       (count(*) FILTER (WHERE lacking AND NOT completed AND NOT moved AND cancelled))::int AS cancelled,
       (SELECT count(*)::int FROM sent_home s
        WHERE ($1 = '' OR s.office_id = $1) AND s.start_at >= $2 AND s.start_at < $3) AS "sentHome"
     FROM fate`,
    [officeId, from, to],
    'readiness-figures',
  );
  return row ?? { reminded: 0, lacking: 0, completed: 0, moved: 0, cancelled: 0, sentHome: 0 };
};
