import type { Store } from '@civicline/store';
import type { FigureKey, FigureQuestion } from '../domain/figure-question';
import type { Promises } from '../domain/rates';

const local = (instant: string) => `(${instant} AT TIME ZONE 'Asia/Ho_Chi_Minh')`;

/** Promises belong to no queue and no agent: rows of those kinds have none. */
const keyOf: Readonly<Partial<Record<FigureKey, (instant: string) => string>>> = {
  half_hour: (at) => `to_char(date_bin('30 minutes', ${local(at)}, 'epoch'), 'YYYY-MM-DD"T"HH24:MI"+07:00"')`,
  hour: (at) => `to_char(date_trunc('hour', ${local(at)}), 'YYYY-MM-DD"T"HH24:MI"+07:00"')`,
  day: (at) => `to_char(${local(at)}, 'YYYY-MM-DD')`,
  topic: () => 'topic',
};

interface Row {
  readonly key: string;
  readonly total: boolean;
  readonly promised: number;
  readonly kept: number;
  readonly broken: number;
}

/**
 * Windows that were promised in a time, and of those that ended in it whether the citizen was reached within. One that is over
 * while nobody has reached the citizen is broken, whatever comes later; one that was cancelled is neither. In all under ''.
 */
export const countPromises = async (
  from: Pick<Store, 'query'>,
  { from: begin, to: end, by }: Pick<FigureQuestion, 'from' | 'to' | 'by'>,
  now: Date,
): Promise<{ readonly total: Promises; readonly rows: ReadonlyMap<string, Promises> }> => {
  const key = (by && keyOf[by]) ?? (() => `''`);
  const found = await from.query<Row>(
    `WITH one AS (
       SELECT ${key('promised_at')} AS key, 1 AS promised, 0 AS kept, 0 AS broken FROM call_back
       WHERE slot_id IS NOT NULL AND promised_at >= $1 AND promised_at < $2
       UNION ALL
       SELECT ${key('to_at')}, 0, (kept IS TRUE)::int, (kept IS FALSE OR (status IN ('due', 'attempting') AND to_at <= $3))::int
       FROM call_back WHERE slot_id IS NOT NULL AND to_at >= $1 AND to_at < $2)
     SELECT key, GROUPING(key) = 1 AS total, coalesce(sum(promised), 0)::int AS promised, coalesce(sum(kept), 0)::int AS kept,
       coalesce(sum(broken), 0)::int AS broken
     FROM one GROUP BY GROUPING SETS ((), (key))`,
    [begin, end, now],
  );
  const none = { promised: 0, kept: 0, broken: 0 };
  const total = found.find((row) => row.total) ?? none;
  const isKeyed = by !== null && keyOf[by] !== undefined;
  return { total, rows: new Map(isKeyed ? found.filter((row) => !row.total).map((row) => [row.key, row]) : []) };
};

/** What supervisors have before them: call-backs to make, those whose window is over, records that lack something. */
export interface Backlog {
  readonly due: number;
  readonly overdue: number;
  readonly toComplete: number;
}

export const backlog = async (from: Pick<Store, 'query'>, now: Date): Promise<Backlog> => {
  const [row] = await from.query<Backlog>(
    `SELECT (SELECT count(*) FROM call_back WHERE status = 'due' AND next_attempt_at <= $1)::int AS due,
       (SELECT count(*) FROM call_back WHERE status IN ('due', 'attempting') AND to_at <= $1)::int AS overdue,
       (SELECT count(*) FROM record WHERE status = 'partial')::int AS "toComplete"`,
    [now],
    'backlog',
  );
  return row ?? { due: 0, overdue: 0, toComplete: 0 };
};
