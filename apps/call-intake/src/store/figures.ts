import type { Store } from '@civicline/store';
import type { Counts } from '../domain/figures';
import type { FigureKey, FigureQuestion } from '../domain/figure-question';
import { shortMs } from '../domain/outcome';

const localTime = (instant: string) => `(${instant} AT TIME ZONE 'Asia/Ho_Chi_Minh')`;
const arrived = localTime('c.arrived_at');

/** The key of a call's row: an id, or when it came on the hotline's own clock. */
const keyOf: Readonly<Record<FigureKey, string>> = {
  queue: 'c.queue_id',
  half_hour: `to_char(date_bin('30 minutes', ${arrived}, 'epoch'), 'YYYY-MM-DD"T"HH24:MI"+07:00"')`,
  hour: `to_char(date_trunc('hour', ${arrived}), 'YYYY-MM-DD"T"HH24:MI"+07:00"')`,
  day: `to_char(${arrived}, 'YYYY-MM-DD')`,
  topic: `coalesce(r.topic, '')`,
  unit: `coalesce(r.unit_code, '')`,
  agent: 'c.agent_id',
  disposition: 'c.disposition',
};

const ms = (interval: string) => `greatest(0, round(extract(epoch FROM ${interval}) * 1000))`;
const isAbandoned = `outcome IN ('abandoned', 'short_abandoned')`;
const leftQueue = (outcome: string) => `(outcome = '${outcome}' AND NOT answered AND queued)`;
const isHandled = '(answered AND over)';

/** Each count and its SQL; over the rows of `one`, below. */
const counts: Readonly<Record<Exclude<keyof Counts, 'within'>, string>> = {
  calls: 'count(*)',
  answered: 'count(*) FILTER (WHERE answered)',
  abandonedInIvr: `count(*) FILTER (WHERE outcome = 'abandoned_in_ivr')`,
  abandonedInQueue: `count(*) FILTER (WHERE ${isAbandoned})`,
  shortAbandoned: `count(*) FILTER (WHERE ${isAbandoned} AND wait_ms <= ${shortMs})`,
  phantom: `count(*) FILTER (WHERE outcome = 'phantom')`,
  overflowed: `count(*) FILTER (WHERE outcome = 'overflowed')`,
  overflowedFromQueue: `count(*) FILTER (WHERE ${leftQueue('overflowed')})`,
  deflected: `count(*) FILTER (WHERE outcome = 'deflected')`,
  deflectedFromQueue: `count(*) FILTER (WHERE ${leftQueue('deflected')})`,
  blocked: `count(*) FILTER (WHERE outcome = 'blocked')`,
  lostByPbx: `count(*) FILTER (WHERE outcome = 'lost_by_pbx')`,
  waitAnsweredMs: 'coalesce(sum(wait_ms) FILTER (WHERE answered), 0)',
  waitAbandonedMs: `coalesce(sum(wait_ms) FILTER (WHERE ${isAbandoned}), 0)`,
  waitOtherMs: `coalesce(sum(wait_ms) FILTER (WHERE ${leftQueue('overflowed')} OR ${leftQueue('deflected')}), 0)`,
  handled: `count(*) FILTER (WHERE ${isHandled})`,
  talkMs: `coalesce(sum(talk_ms) FILTER (WHERE ${isHandled}), 0)`,
  holdMs: `coalesce(sum(hold_ms) FILTER (WHERE ${isHandled}), 0)`,
  wrapUpMs: `coalesce(sum(wrap_up_ms) FILTER (WHERE ${isHandled}), 0)`,
  medianServiceMs: `percentile_cont(0.5) WITHIN GROUP (ORDER BY talk_ms + hold_ms) FILTER (WHERE ${isHandled} AND talk_ms + hold_ms > 0)`,
  callers: `count(DISTINCT number) FILTER (WHERE number <> '')`,
  callersServedSameDay: `count(DISTINCT number) FILTER (WHERE number <> '' AND served_that_day)`,
  withheld: `count(*) FILTER (WHERE number = '')`,
  quickCaptures: 'count(*) FILTER (WHERE quick_capture)',
  anomalies: 'coalesce(sum(anomalies), 0)',
};

/** Numbers come in as whole seconds; nothing else gets into the text of the statement. */
const withinColumns = (within: readonly number[]) =>
  within.flatMap((seconds, n) => [
    `count(*) FILTER (WHERE answered AND wait_ms <= ${Number(seconds) * 1_000}) AS within_${n}_answered`,
    `count(*) FILTER (WHERE ${isAbandoned} AND wait_ms <= ${Number(seconds) * 1_000}) AS within_${n}_abandoned`,
  ]);

/**
 * The counts of inbound calls that came in a time: of all, and of each row. One pass over the calls; what is counted is
 * what domain/figures.ts says.
 */
const sqlOf = ({ by, within }: FigureQuestion) => `
  WITH called_back AS (
    SELECT DISTINCT search_key(number) AS number, ${localTime('settled_at')}::date AS day FROM call_back
    WHERE status = 'reached' AND settled_at >= $1 AND settled_at < $2::timestamptz + interval '1 day'),
  one AS (
    SELECT ${by ? keyOf[by] : `''`} AS key, search_key(c.number) AS number, c.outcome, c.queued_at IS NOT NULL AS queued,
      c.answered_at IS NOT NULL AS answered, c.ended_at IS NOT NULL AS over, c.hold_ms, c.wrap_up_ms,
      coalesce(${ms('coalesce(c.answered_at, c.hung_up_at, c.ended_at) - c.queued_at')}, 0) AS wait_ms,
      coalesce(greatest(0, ${ms('c.hung_up_at - c.answered_at')} - c.hold_ms), 0) AS talk_ms,
      cardinality(c.anomalies) AS anomalies,
      coalesce(r.status <> 'complete', false) AS quick_capture,
      bool_or(c.answered_at IS NOT NULL OR c.outcome = 'deflected' AND c.deflected_to <> 'call_back'
        OR b.number IS NOT NULL)
        OVER (PARTITION BY search_key(c.number), ${arrived}::date) AS served_that_day
    FROM call c LEFT JOIN record r ON r.id = c.record_id
      LEFT JOIN called_back b ON b.number = search_key(c.number) AND b.day = ${arrived}::date
    WHERE c.direction = 'inbound' AND c.arrived_at >= $1 AND c.arrived_at < $2
      AND ($3 = '' OR c.queue_id = $3) AND ($4 = '' OR c.source = $4))
  SELECT key, GROUPING(key) = 1 AS total, ${Object.entries(counts)
    .map(([name, sql]) => `${sql} AS "${name}"`)
    .concat(withinColumns(within))
    .join(', ')}
  FROM one GROUP BY GROUPING SETS ((), (key)) ORDER BY total DESC, key`;

type CountRow = { readonly key: string; readonly total: boolean } & Readonly<Record<string, unknown>>;

const countsFrom = (row: CountRow, within: readonly number[]): Counts => {
  const named = Object.fromEntries(
    Object.keys(counts).map((name) => [name, row[name] === null ? null : Number(row[name])]),
  );
  return {
    ...(named as unknown as Omit<Counts, 'within'>),
    within: within.map((seconds, n) => ({
      seconds,
      answered: Number(row[`within_${n}_answered`]),
      abandoned: Number(row[`within_${n}_abandoned`]),
    })),
  };
};

export interface CountedRows {
  readonly total: Counts;
  readonly rows: readonly { readonly key: string; readonly counts: Counts }[];
}

/** Counts the calls of a time, in rows as asked for. */
export const countCalls = async (from: Pick<Store, 'query'>, question: FigureQuestion): Promise<CountedRows> => {
  const { from: begin, to: end, queueId, source, by, within } = question;
  const found = await from.query<CountRow>(sqlOf(question), [begin, end, queueId, source]);
  const total = found.find((row) => row.total);
  if (!total) throw new Error('figures without a total');
  return {
    total: countsFrom(total, within),
    rows: by ? found.filter((row) => !row.total).map((row) => ({ key: row.key, counts: countsFrom(row, within) })) : [],
  };
};
