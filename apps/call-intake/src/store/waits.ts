import type { Store, Tx } from '@civicline/store';
import type { QueueNow } from '../domain/wait';

interface NowRow {
  readonly id: string;
  readonly seats: number;
  readonly ready: number;
  readonly ahead: number;
  readonly elsewhere: number;
}

/** Who works in each queue and who waits: callers of other queues (`elsewhere`) count where the same agents answer them. */
export const queuesNow = async (
  from: Pick<Store, 'query'>,
): Promise<Map<string, Pick<QueueNow, 'ahead' | 'seats' | 'ready'> & { readonly elsewhere: number }>> => {
  const rows = await from.query<NowRow>(
    `WITH able AS MATERIALIZED (
       SELECT q.id AS queue_id, a.id AS agent_id, a.state = 'ready' AS ready FROM queue q JOIN agent a
       ON a.state NOT IN ('offline', 'break') AND q.skills <@ a.skills AND (a.queues = '{}' OR q.id = ANY (a.queues))),
     waiting AS (
       SELECT queue_id, count(*) AS n FROM call WHERE state = 'queued' AND distribution = 'ours' GROUP BY queue_id),
     shared AS (SELECT DISTINCT x.queue_id, y.queue_id AS other_id FROM able x JOIN able y USING (agent_id)),
     beside AS (
       SELECT s.queue_id, sum(w.n) AS n FROM shared s JOIN waiting w ON w.queue_id = s.other_id
       WHERE s.other_id <> s.queue_id GROUP BY s.queue_id)
     SELECT q.id, count(b.agent_id)::int AS seats, (count(*) FILTER (WHERE b.ready))::int AS ready,
       coalesce(e.n, 0)::int AS elsewhere, (coalesce(w.n, 0) + coalesce(e.n, 0))::int AS ahead
     FROM queue q LEFT JOIN able b ON b.queue_id = q.id LEFT JOIN waiting w ON w.queue_id = q.id
       LEFT JOIN beside e ON e.queue_id = q.id GROUP BY q.id, w.n, e.n`,
    [],
    'queues-now',
  );
  return new Map(rows.map(({ id, ...now }) => [id, now]));
};

/** How calls went lately; null where too few did to tell. */
export interface Lately {
  readonly handleMs: number | null;
  readonly patienceMs: number | null;
  /** Part of the last hour's calls whose caller had called before on that day. */
  readonly redials: number;
}

const enough = 10;

/**
 * Of the last two hours: the time of an agent with a call; how long callers stand it, from all their waiting and how many
 * gave up; and of the last hour, who called again.
 */
export const lately = async (from: Pick<Store, 'query'>, now: Date): Promise<Lately> => {
  const [row] = await from.query<{
    handled: number;
    handle_ms: number | null;
    gave_up: number;
    waited_ms: number | null;
    redials: number | null;
  }>(
    `WITH recent AS (
       SELECT arrived_at, answered_at, hung_up_at, ended_at, outcome, wrap_up_ms, number,
         extract(epoch FROM coalesce(answered_at, hung_up_at, $1) - queued_at) * 1000 AS wait_ms
       FROM call WHERE arrived_at > $1::timestamptz - interval '2 hours' AND arrived_at <= $1 AND direction = 'inbound')
     SELECT (count(*) FILTER (WHERE answered_at IS NOT NULL AND ended_at IS NOT NULL))::int AS handled,
       (avg(extract(epoch FROM hung_up_at - answered_at) * 1000 + wrap_up_ms)
         FILTER (WHERE answered_at IS NOT NULL AND ended_at IS NOT NULL))::float8 AS handle_ms,
       (count(*) FILTER (WHERE outcome IN ('abandoned', 'short_abandoned')))::int AS gave_up,
       sum(greatest(0, wait_ms))::float8 AS waited_ms,
       (avg((EXISTS (SELECT FROM call e WHERE search_key(e.number) = search_key(r.number) AND e.arrived_at < r.arrived_at
         AND e.arrived_at > r.arrived_at - interval '12 hours'))::int)
         FILTER (WHERE number <> '' AND arrived_at > $1::timestamptz - interval '1 hour'))::float8 AS redials
     FROM recent r`,
    [now],
    'calls-lately',
  );
  return {
    handleMs: row && row.handled >= enough ? row.handle_ms : null,
    patienceMs: row && row.gave_up >= enough && row.waited_ms ? row.waited_ms / row.gave_up : null,
    redials: row?.redials ?? 0,
  };
};

/** Callers who wait and have not been told yet for how long, each with how many of the queue came before; longest first. */
export const untoldWaits = async (from: Pick<Tx, 'query'>, limit: number) => {
  const rows = await from.query<{ id: string; queue_id: string; ahead: number }>(
    `SELECT c.id, c.queue_id, c.ahead FROM (
       SELECT id, queue_id, queued_at, (row_number() OVER (PARTITION BY queue_id ORDER BY queued_at, id) - 1)::int AS ahead
       FROM call WHERE state = 'queued' AND distribution = 'ours') c
     WHERE NOT EXISTS (SELECT FROM wait_estimate e WHERE e.call_id = c.id) ORDER BY c.queued_at, c.id LIMIT $1`,
    [limit],
    'waits-untold',
  );
  return rows.map(({ id, queue_id: queueId, ahead }) => ({ callId: id, queueId, ahead }));
};

export interface WaitEstimate {
  readonly callId: string;
  readonly queueId: string;
  readonly at: Date;
  /** What the model said, and what was said after correcting it by how it had held. */
  readonly modelP90Ms: number;
  readonly p90Ms: number;
}

export const writeEstimates = (tx: Tx, estimates: readonly WaitEstimate[]): void => {
  if (!estimates.length) return;
  const rows = estimates.map(({ callId, queueId, at, modelP90Ms, p90Ms }) => ({
    call_id: callId,
    queue_id: queueId,
    at,
    model_p90_ms: modelP90Ms,
    p90_ms: p90Ms,
  }));
  tx.write(
    `INSERT INTO wait_estimate SELECT * FROM jsonb_to_recordset($1::jsonb)
       AS r (call_id uuid, queue_id text, at timestamptz, model_p90_ms integer, p90_ms integer) ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
    'waits-write',
  );
};

/** How estimates held: of those since `since`, and the latest as far as they correct the next ones. */
export interface Held {
  readonly estimates: number;
  /** Part of them that was kept; null without any. */
  readonly kept: number | null;
  readonly ended: number;
  readonly ratio: number | null;
}

const looksBack = 200;

/**
 * An estimate has held when its caller was answered within it, and has not when the caller waited longer, answered or not.
 * Whoever gave up sooner says nothing about it.
 */
export const estimatesHeld = async (from: Pick<Store, 'query'>, queueId: string, since: Date): Promise<Held> => {
  const [row] = await from.query<{ estimates: number; kept: number | null; ended: number; ratio: number | null }>(
    `WITH told AS (
       SELECT e.at, e.p90_ms, e.model_p90_ms, c.answered_at IS NOT NULL AS answered,
         extract(epoch FROM coalesce(c.answered_at, c.hung_up_at) - e.at) * 1000 AS wait_ms
       FROM wait_estimate e JOIN call c ON c.id = e.call_id
       WHERE e.queue_id = $1 AND e.model_p90_ms > 0 AND coalesce(c.answered_at, c.hung_up_at) IS NOT NULL
       ORDER BY e.at DESC LIMIT 5000),
     judged AS (SELECT *, row_number() OVER (ORDER BY at DESC) AS n FROM told WHERE answered OR wait_ms > p90_ms)
     SELECT (count(*) FILTER (WHERE at >= $2))::int AS estimates,
       (avg((wait_ms <= p90_ms)::int) FILTER (WHERE at >= $2))::float8 AS kept,
       (count(*) FILTER (WHERE n <= ${looksBack}))::int AS ended,
       percentile_cont(0.9) WITHIN GROUP (ORDER BY (wait_ms / model_p90_ms)::float8) FILTER (WHERE n <= ${looksBack}) AS ratio
     FROM judged`,
    [queueId, since],
    'waits-held',
  );
  return row ?? { estimates: 0, kept: null, ended: 0, ratio: null };
};

/** Estimates are kept for as long as they can correct the next ones. */
export const forgetEstimates = (tx: Tx, before: Date): void =>
  tx.write('DELETE FROM wait_estimate WHERE at < $1', [before], 'waits-forget');
