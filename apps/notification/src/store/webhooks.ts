import type { Store, Tx } from '@civicline/store';
import { sealed } from '@civicline/store';
import type { Webhook, WebhookAfter, WebhookPlan, WebhookStatus } from '../domain/webhook';

/** A webhook and how its deliveries stand. */
export interface WebhookStanding extends Webhook {
  readonly waiting: number;
  readonly failed: number;
  readonly lastDeliveredAt: Date | null;
}

const columns = `webhook.id, version, name, url, event_types AS "eventTypes", office_ids AS "officeIds",
  contact_email AS "contactEmail", webhook.status, webhook.last_reason AS "lastReason", failures,
  failing_since AS "failingSince", next_try_at AS "nextTryAt", secret_number AS "secretNumber",
  previous_secret_until AS "previousSecretUntil", times_disabled AS "timesDisabled", created_at AS "createdAt",
  created_by AS "createdBy"`;

const standing = `${columns},
  (SELECT count(*)::int FROM webhook_delivery d WHERE d.webhook_id = webhook.id AND d.status = 'waiting') AS waiting,
  (SELECT count(*)::int FROM webhook_delivery d WHERE d.webhook_id = webhook.id AND d.status = 'failed') AS failed,
  (SELECT max(delivered_at) FROM webhook_delivery d WHERE d.webhook_id = webhook.id AND d.status = 'delivered')
    AS "lastDeliveredAt"`;

/** False: there are as many as there may be. The count is taken by one at a time. */
export const insertWebhook = async (
  tx: Tx,
  id: string,
  plan: WebhookPlan,
  createdBy: string,
  now: Date,
  most: number,
): Promise<boolean> => {
  await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', ['webhook count'], 'webhook-count-lock');
  const rows = await tx.query(
    `INSERT INTO webhook (id, version, name, url, event_types, office_ids, contact_email, status, created_at, created_by)
     SELECT $1::uuid, 1, $2, $3, $4::text[], $5::text[], $6, 'active', $7::timestamptz, $8
     WHERE (SELECT count(*) FROM webhook) < $9 RETURNING true AS made`,
    [id, plan.name, plan.url, plan.eventTypes, plan.officeIds, sealed(plan.contactEmail), now, createdBy, most],
    'webhook-insert',
  );
  return rows.length > 0;
};

export const lockWebhook = async (tx: Tx, id: string): Promise<Webhook | undefined> => {
  const [row] = await tx.query<Webhook>(
    `SELECT ${columns} FROM webhook WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
    'webhook-lock',
  );
  return row;
};

/**
 * Those of which something failed, and of those that took something the ones that have to be made well. Locked in a fixed
 * order, in a way that holds up nobody who queues an event for them.
 */
export const lockTriedWebhooks = (
  tx: Tx,
  failed: readonly string[],
  delivered: readonly string[],
): Promise<Webhook[]> =>
  tx.query<Webhook>(
    `SELECT ${columns} FROM webhook
     WHERE id = ANY($1::uuid[]) OR (id = ANY($2::uuid[]) AND status = 'active' AND last_reason <> '')
     ORDER BY id FOR NO KEY UPDATE`,
    [failed, delivered],
    'webhook-lock-tried',
  );

export const writePlan = (tx: Tx, id: string, plan: WebhookPlan): void =>
  tx.write(
    `UPDATE webhook SET version = version + 1, name = $2, url = $3, event_types = $4, office_ids = $5, contact_email = $6,
       next_try_at = NULL WHERE id = $1`,
    [id, plan.name, plan.url, plan.eventTypes, plan.officeIds, sealed(plan.contactEmail)],
    'webhook-plan',
  );

/** Somebody paused it, or wants it again: then it begins anew. */
export const writeActive = (tx: Tx, id: string, status: WebhookStatus): void =>
  tx.write(
    `UPDATE webhook SET version = version + 1, status = $2, failures = 0, failing_since = NULL, next_try_at = NULL
     WHERE id = $1`,
    [id, status],
    'webhook-active',
  );

export const writeNewSecret = (tx: Tx, id: string, previousUntil: Date): void =>
  tx.write(
    `UPDATE webhook SET version = version + 1, secret_number = secret_number + 1, previous_secret_until = $2 WHERE id = $1`,
    [id, previousUntil],
    'webhook-secret',
  );

/** How it does after it was tried. */
export const writeHealth = (tx: Tx, id: string, after: WebhookAfter, timesDisabled: number): void =>
  tx.write(
    `UPDATE webhook SET status = $2, failures = $3, failing_since = $4, next_try_at = $5, last_reason = $6,
       times_disabled = $7 WHERE id = $1`,
    [id, after.status, after.failures, after.failingSince, after.nextTryAt, after.lastReason, timesDisabled],
    'webhook-health',
  );

export const removeWebhook = (tx: Tx, id: string): void =>
  tx.write('DELETE FROM webhook WHERE id = $1', [id], 'webhook-remove');

export const webhookById = async (store: Store, id: string): Promise<WebhookStanding | undefined> => {
  const [row] = await store.query<WebhookStanding>(
    `SELECT ${standing} FROM webhook WHERE webhook.id = $1`,
    [id],
    'webhook-get',
  );
  return row;
};

export const allWebhooks = (store: Store): Promise<WebhookStanding[]> =>
  store.query<WebhookStanding>(`SELECT ${standing} FROM webhook ORDER BY name, webhook.id`, [], 'webhook-list');

/** What each wants to be told; read for every event. */
export const webhookWishes = (
  tx: Pick<Tx, 'query'>,
): Promise<Pick<Webhook, 'id' | 'eventTypes' | 'officeIds' | 'createdAt'>[]> =>
  tx.query(
    `SELECT id, event_types AS "eventTypes", office_ids AS "officeIds", created_at AS "createdAt" FROM webhook`,
    [],
    'webhook-wishes',
  );
