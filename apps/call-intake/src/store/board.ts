import type { Store } from '@civicline/store';
import type { Call } from '../domain/call';
import { calls } from './calls';

/** A queue as it is now. */
export interface QueueState {
  readonly queueId: string;
  readonly waiting: number;
  readonly longestWaitMs: number;
  readonly readyAgents: number;
  /** Of calls of the last half hour whose wait is over: offered, answered within the queue's target, nine of ten waited less. */
  readonly offered: number;
  readonly answeredInTime: number;
  readonly waitP90Ms: number;
}

interface StateRow {
  readonly id: string;
  readonly waiting: number;
  readonly longest_ms: string;
  readonly ready: number;
  readonly offered: number;
  readonly in_time: number;
  readonly p90_ms: number | null;
}

const recentMinutes = 30;

/** Every queue in one look: who waits, who could answer, and how it went lately. */
export const queueStates = async (from: Pick<Store, 'query'>, now: Date): Promise<QueueState[]> => {
  const rows = await from.query<StateRow>(
    `WITH waiting AS (
       SELECT queue_id, count(*)::int AS n, min(queued_at) AS since FROM call
       WHERE state IN ('queued', 'ringing') GROUP BY queue_id),
     decided AS (
       SELECT queue_id, answered_at IS NOT NULL AS answered,
         greatest(0, extract(epoch FROM coalesce(answered_at, hung_up_at, ended_at) - queued_at) * 1000) AS wait_ms
       FROM call WHERE arrived_at > $1::timestamptz - make_interval(mins => $2) AND direction = 'inbound' AND queued_at IS NOT NULL
         AND (answered_at IS NOT NULL OR outcome IN ('abandoned', 'short_abandoned', 'overflowed', 'deflected'))),
     lately AS (
       SELECT q.id, count(*)::int AS offered,
         (count(*) FILTER (WHERE d.answered AND d.wait_ms <= q.target_seconds * 1000))::int AS in_time,
         percentile_cont(0.9) WITHIN GROUP (ORDER BY d.wait_ms) AS p90_ms
       FROM decided d JOIN queue q ON q.id = d.queue_id GROUP BY q.id),
     ready AS (
       SELECT q.id, count(*)::int AS n FROM queue q
       JOIN agent a ON a.state = 'ready' AND q.skills <@ a.skills AND (a.queues = '{}' OR q.id = ANY (a.queues)) GROUP BY q.id)
     SELECT q.id, coalesce(w.n, 0) AS waiting, coalesce(extract(epoch FROM $1::timestamptz - w.since) * 1000, 0) AS longest_ms,
       coalesce(r.n, 0) AS ready, coalesce(l.offered, 0) AS offered, coalesce(l.in_time, 0) AS in_time, l.p90_ms
     FROM queue q LEFT JOIN waiting w ON w.queue_id = q.id LEFT JOIN ready r ON r.id = q.id LEFT JOIN lately l ON l.id = q.id
     ORDER BY q.id`,
    [now, recentMinutes],
    'queue-states',
  );
  return rows.map((row) => ({
    queueId: row.id,
    waiting: row.waiting,
    longestWaitMs: Math.max(0, Number(row.longest_ms)),
    readyAgents: row.ready,
    offered: row.offered,
    answeredInTime: row.in_time,
    waitP90Ms: row.p90_ms ?? 0,
  }));
};

/** Calls that hold a line now; those that are spoken with first. */
export const liveCalls = async (from: Pick<Store, 'query'>): Promise<Call[]> => {
  const rows = await from.query(
    `SELECT ${calls.columns('c')} FROM call c WHERE c.state IN ('offered', 'queued', 'ringing', 'answered', 'on_hold')
     ORDER BY c.answered_at NULLS LAST, c.arrived_at, c.id`,
    [],
    'calls-live',
  );
  return rows.map(calls.read);
};
