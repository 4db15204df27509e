import type { Store, Tx } from '@civicline/store';
import type { AfterTry, DeliveryStatus, WebhookAnswer } from '../domain/webhook';

/** An event as other systems are told it. */
export interface ToldEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly time: Date;
  /** CloudEvents as JSON. */
  readonly body: string;
  /** Where it stands in the trace of what brought it about. */
  readonly traceparent: string | null;
}

/** One event for one webhook. */
export interface WebhookDelivery {
  readonly id: string;
  /** Grows with each that was queued. */
  readonly number: string;
  readonly webhookId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly subject: string;
  readonly eventTime: Date;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly dueAt: Date;
  readonly deliveredAt: Date | null;
  readonly lastReason: string;
}

/** A delivery that this process has taken. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly webhookId: string;
  readonly url: string;
  readonly eventId: string;
  readonly body: string;
  readonly traceparent: string | null;
  /** This one included. */
  readonly attempts: number;
  /** Those before it was last sent again. */
  readonly attemptsBefore: number;
  readonly secretNumber: number;
  readonly previousSecretUntil: Date | null;
}

export interface PastAttempt extends Omit<WebhookAnswer, 'retryAfterMs'> {
  readonly number: number;
  readonly at: Date;
}

/** Queues an event for webhooks; one that waits there or was told already is not told again. */
export const insertDeliveries = (
  tx: Tx,
  event: ToldEvent,
  deliveries: readonly { readonly id: string; readonly webhookId: string }[],
  now: Date,
): void => {
  tx.write(
    `INSERT INTO webhook_event (id, type, subject, happened_at, heard_at, body, traceparent)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT DO NOTHING`,
    [event.id, event.type, event.subject, event.time, now, event.body, event.traceparent],
    'webhook-event-insert',
  );
  // Who was deleted in between is not told.
  tx.write(
    `INSERT INTO webhook_delivery (id, webhook_id, event_id, subject, status, due_at)
     SELECT one.id, webhook.id, $3, $4, 'waiting', $5 FROM unnest($1::uuid[], $2::uuid[]) AS one (id, webhook_id)
     JOIN webhook ON webhook.id = one.webhook_id FOR KEY SHARE OF webhook
     ON CONFLICT DO NOTHING`,
    [deliveries.map(({ id }) => id), deliveries.map(({ webhookId }) => webhookId), event.id, event.subject, now],
    'webhook-delivery-insert',
  );
};

/**
 * Takes due deliveries, for each webhook as many as this process has lanes free for it: a webhook that does not answer holds
 * its own lanes and nobody else's, and one that fails has a single one, to see whether it is back. Of events with the same
 * subject only the first that waits is taken, so that they keep their order: it is looked up, since a join would be planned over
 * all that waits.
 */
export const claimDeliveries = (
  tx: Tx,
  now: Date,
  leaseUntil: Date,
  lanes: number,
  busy: ReadonlyMap<string, number>,
): Promise<ClaimedDelivery[]> =>
  tx.query<ClaimedDelivery>(
    `WITH due AS (
       SELECT one.id FROM webhook
       LEFT JOIN unnest($4::uuid[], $5::int[]) AS busy (id, lanes) ON busy.id = webhook.id
       CROSS JOIN LATERAL (
         SELECT d.id FROM webhook_delivery d
         WHERE d.webhook_id = webhook.id AND d.status = 'waiting' AND d.due_at <= $1
           AND d.number = (SELECT first.number FROM webhook_delivery first WHERE first.webhook_id = d.webhook_id
             AND first.subject = d.subject AND first.status = 'waiting' ORDER BY first.number LIMIT 1)
         ORDER BY d.due_at, d.number
         LIMIT greatest(0, CASE WHEN webhook.failures > 0 THEN 1 ELSE $3 END - coalesce(busy.lanes, 0))
         FOR UPDATE OF d SKIP LOCKED) one
       WHERE webhook.status = 'active' AND (webhook.next_try_at IS NULL OR webhook.next_try_at <= $1))
     UPDATE webhook_delivery d SET due_at = $2, attempts = d.attempts + 1
     FROM due, webhook, webhook_event event
     WHERE d.id = due.id AND webhook.id = d.webhook_id AND event.id = d.event_id
     RETURNING d.id, d.webhook_id AS "webhookId", webhook.url, d.event_id AS "eventId", event.body, event.traceparent, d.attempts,
       d.attempts_before AS "attemptsBefore", webhook.secret_number AS "secretNumber",
       webhook.previous_secret_until AS "previousSecretUntil"`,
    [now, leaseUntil, lanes, [...busy.keys()], [...busy.values()]],
    'webhook-claim',
  );

/** A try that has ended, and what it makes of its delivery. */
export interface EndedTry {
  readonly claimed: ClaimedDelivery;
  readonly answer: WebhookAnswer;
  readonly after: AfterTry;
}

/**
 * Writes what came of tries, except of those whose delivery somebody else has taken since. The ids of the deliveries that were
 * still this process's. Whoever locks several deliveries does so by their number.
 */
export const settleDeliveries = async (tx: Tx, tries: readonly EndedTry[], now: Date): Promise<Set<string>> => {
  const rows = await tx.query<{ id: string }>(
    `WITH held AS (
       SELECT id, attempts, status FROM webhook_delivery WHERE id = ANY ($1::uuid[]) ORDER BY number FOR UPDATE),
     ended AS (
       SELECT held.id, t.* FROM unnest($1::uuid[], $2::int[], $3::text[], $4::timestamptz[], $5::text[], $6::int[], $7::int[])
         AS t (delivery_id, attempt, became, next_at, reason, http_status, took_ms)
       JOIN held ON held.id = t.delivery_id AND held.attempts = t.attempt AND held.status = 'waiting'),
     settled AS (
       UPDATE webhook_delivery d SET status = became, due_at = coalesce(next_at, due_at), last_reason = reason,
         delivered_at = CASE WHEN became = 'delivered' THEN $8::timestamptz ELSE delivered_at END
       FROM ended WHERE d.id = ended.id),
     tried AS (
       INSERT INTO webhook_attempt (delivery_id, number, at, http_status, reason, took_ms)
       SELECT id, attempt, $8, http_status, reason, took_ms FROM ended)
     SELECT id FROM ended`,
    [
      tries.map(({ claimed }) => claimed.id),
      tries.map(({ claimed }) => claimed.attempts),
      tries.map(({ after }) => after.status),
      tries.map(({ after }) => (after.status === 'waiting' ? after.dueAt : null)),
      tries.map(({ answer }) => answer.reason),
      tries.map(({ answer }) => answer.httpStatus),
      tries.map(({ answer }) => answer.tookMs),
      now,
    ],
    'webhook-settle',
  );
  return new Set(rows.map(({ id }) => id));
};

/** Gives back what was taken and not tried to its end. */
export const releaseDelivery = (tx: Tx, { id, attempts }: ClaimedDelivery, now: Date): void =>
  tx.write(
    `UPDATE webhook_delivery SET due_at = $3, attempts = attempts - 1 WHERE id = $1 AND attempts = $2 AND status = 'waiting'`,
    [id, attempts, now],
    'webhook-release',
  );

/** What waits is due now, all tries before it. */
export const hastenDeliveries = (tx: Tx, webhookId: string, now: Date): void =>
  tx.write(
    `UPDATE webhook_delivery d SET due_at = $2, attempts_before = attempts FROM (
       SELECT id FROM webhook_delivery WHERE webhook_id = $1 AND status = 'waiting' ORDER BY number FOR UPDATE) waits
     WHERE d.id = waits.id`,
    [webhookId, now],
    'webhook-hasten',
  );

const anew = `status = 'waiting', due_at = $2, attempts_before = attempts, last_reason = ''`;

/** Sends one again. Whether it is this webhook's. */
export const replayOne = async (tx: Tx, webhookId: string, now: Date, deliveryId: string): Promise<number> => {
  const rows = await tx.query(
    `UPDATE webhook_delivery SET ${anew} WHERE webhook_id = $1 AND id = $3 RETURNING id`,
    [webhookId, now, deliveryId],
    'webhook-replay-one',
  );
  return rows.length;
};

/** Sends again what happened in a time. How many. */
export const replayMany = async (
  tx: Tx,
  webhookId: string,
  now: Date,
  from: Date,
  to: Date,
  onlyFailed: boolean,
): Promise<number> => {
  const rows = await tx.query(
    `UPDATE webhook_delivery d SET ${anew} FROM (
       SELECT past.id FROM webhook_delivery past JOIN webhook_event event ON event.id = past.event_id
       WHERE past.webhook_id = $1 AND event.happened_at >= $3 AND event.happened_at < $4
         AND (past.status = 'failed' OR (past.status = 'delivered' AND NOT $5)) ORDER BY past.number FOR UPDATE OF past) past
     WHERE d.id = past.id RETURNING d.id`,
    [webhookId, now, from, to, onlyFailed],
    'webhook-replay-many',
  );
  return rows.length;
};

/** Forgets events with all that came of them, some at a time. */
export const forgetEvents = async (tx: Tx, before: Date, limit: number): Promise<number> => {
  const rows = await tx.query(
    `DELETE FROM webhook_event WHERE id IN (
       SELECT id FROM webhook_event WHERE heard_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING true AS gone`,
    [before, limit],
    'webhook-forget',
  );
  return rows.length;
};

const columns = `d.id, d.number, d.webhook_id AS "webhookId", d.event_id AS "eventId", event.type AS "eventType", d.subject,
  event.happened_at AS "eventTime", d.status, d.attempts, d.due_at AS "dueAt", d.delivered_at AS "deliveredAt",
  d.last_reason AS "lastReason"`;

/** Latest first, those before a number. */
export const deliveriesOf = (
  store: Store,
  webhookId: string,
  statuses: readonly DeliveryStatus[],
  limit: number,
  before: string | null,
): Promise<WebhookDelivery[]> =>
  store.query<WebhookDelivery>(
    `SELECT ${columns} FROM webhook_delivery d JOIN webhook_event event ON event.id = d.event_id
     WHERE d.webhook_id = $1 AND d.status = ANY($2::text[]) AND ($4::bigint IS NULL OR d.number < $4)
     ORDER BY d.number DESC LIMIT $3`,
    [webhookId, statuses, limit, before],
    'webhook-deliveries',
  );

export const deliveryById = async (
  store: Store,
  id: string,
): Promise<(WebhookDelivery & { body: string; tries: PastAttempt[] }) | undefined> => {
  const [row] = await store.query<WebhookDelivery & { body: string }>(
    `SELECT ${columns}, event.body FROM webhook_delivery d JOIN webhook_event event ON event.id = d.event_id WHERE d.id = $1`,
    [id],
    'webhook-delivery-get',
  );
  if (!row) return undefined;
  const tries = await store.query<PastAttempt>(
    `SELECT number, at, http_status AS "httpStatus", reason, took_ms AS "tookMs" FROM webhook_attempt
     WHERE delivery_id = $1 ORDER BY number DESC LIMIT 100`,
    [id],
    'webhook-attempts',
  );
  return { ...row, tries };
};
