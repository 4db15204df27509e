import type { Tx } from '@civicline/store';
import type { Offer } from '../domain/offer';
import { offers } from './offers';

/** Agents who are given a call in one statement. More are found in the next, which follows at once. */
const atOnce = 20;

/**
 * Callers and agents are brought together by this one statement: the most urgent caller first (priority, raised by waiting;
 * then who came first), to the longest idle of those agents who have the queue's skills and serve it. Agents and callers
 * in somebody else's hands at the moment are passed over; whoever holds them rings again. A queue that nobody who is ready
 * can serve keeps nobody else waiting: only as many callers of each queue are looked at as there are agents.
 */
const match = `
  WITH RECURSIVE ready AS MATERIALIZED (
    SELECT id, skills, queues, idle_since FROM agent WHERE state = 'ready'
    ORDER BY idle_since, id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED),
  served AS MATERIALIZED (
    SELECT q.id, q.skills, q.ageing_seconds FROM queue q
    WHERE EXISTS (SELECT FROM ready a WHERE q.skills <@ a.skills AND (a.queues = '{}' OR q.id = ANY (a.queues)))),
  waiting AS MATERIALIZED (
    SELECT c.id, q.id AS queue_id, q.skills,
      row_number() OVER (ORDER BY extract(epoch FROM $1 - c.rank_at) / q.ageing_seconds DESC, c.queued_at, c.id) AS n
    FROM served q CROSS JOIN LATERAL (
      SELECT id, rank_at, queued_at FROM call
      WHERE queue_id = q.id AND state = 'queued' AND distribution = 'ours'
      ORDER BY rank_at, id LIMIT (SELECT count(*) FROM ready) FOR UPDATE SKIP LOCKED) c),
  pair (n, call_id, agent_id, taken) AS (
    SELECT 0::bigint, NULL::uuid, NULL::text, '{}'::text[]
    UNION ALL
    SELECT w.n, w.id, a.id, CASE WHEN a.id IS NULL THEN p.taken ELSE p.taken || a.id END
    FROM pair p JOIN waiting w ON w.n = p.n + 1
    LEFT JOIN LATERAL (
      SELECT r.id FROM ready r
      WHERE r.id <> ALL (p.taken) AND w.skills <@ r.skills AND (r.queues = '{}' OR w.queue_id = ANY (r.queues))
      ORDER BY r.idle_since, r.id LIMIT 1) a ON true),
  made AS (
    INSERT INTO offer AS o (id, call_id, agent_id, status, offered_at, expires_at)
    SELECT gen_random_uuid(), call_id, agent_id, 'pending', $1, $2 FROM pair WHERE agent_id IS NOT NULL ORDER BY n
    RETURNING ${offers.columns('o')}),
  reserved AS (
    UPDATE agent a SET state = 'reserved', reason = '', since = $1, call_id = m.call_id FROM made m WHERE a.id = m.agent_id),
  ringing AS (
    UPDATE call c SET state = 'ringing', agent_id = m.agent_id FROM made m WHERE c.id = m.call_id)
  SELECT ${offers.columns('m')} FROM made m`;

/** Makes the offers that can be made now. Replicas do it in turns, so that each sees what the one before has done. */
export const matchCallers = async (tx: Tx, now: Date, expiresAt: Date): Promise<Offer[]> => {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('match:' || current_schema, 0))`, [], 'match-turn');
  const rows = await tx.query(match, [now, expiresAt], 'match');
  return rows.map(offers.read);
};

/** The offer of one waiting caller to one agent who is free. */
export const offerTo = (tx: Tx, { id, callId, agentId, offeredAt, expiresAt }: Offer): void =>
  tx.write(
    `WITH made AS (
       INSERT INTO offer (id, call_id, agent_id, status, offered_at, expires_at) VALUES ($1, $2, $3, 'pending', $4, $5)),
     reserved AS (UPDATE agent SET state = 'reserved', reason = '', since = $4, call_id = $2 WHERE id = $3)
     UPDATE call SET state = 'ringing', agent_id = $3 WHERE id = $2`,
    [id, callId, agentId, offeredAt, expiresAt],
    'offer-to',
  );
