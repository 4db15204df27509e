import { migration } from '@civicline/store';

/**
 * Events for other systems. An event's body is kept once, whoever it is for; a delivery is one event for one webhook, so an
 * event that is heard twice is told once.
 */
export const webhooks = migration(
  '0006_webhooks',
  `
  CREATE TABLE webhook (
    id uuid PRIMARY KEY,
    version integer NOT NULL,
    name text NOT NULL,
    url text NOT NULL,
    event_types text[] NOT NULL,
    office_ids text[] NOT NULL,
    contact_email text NOT NULL,
    status text NOT NULL CHECK (status IN ('active', 'paused', 'disabled')),
    last_reason text NOT NULL DEFAULT '',
    failures integer NOT NULL DEFAULT 0,
    failing_since timestamptz,
    next_try_at timestamptz,
    secret_number integer NOT NULL DEFAULT 1,
    previous_secret_until timestamptz,
    times_disabled integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL
  );
  CREATE TABLE webhook_event (
    id text PRIMARY KEY,
    type text NOT NULL,
    subject text NOT NULL,
    happened_at timestamptz NOT NULL,
    heard_at timestamptz NOT NULL,
    body text NOT NULL
  );
  CREATE INDEX webhook_event_heard ON webhook_event (heard_at);
  CREATE TABLE webhook_delivery (
    id uuid PRIMARY KEY,
    number bigserial NOT NULL,
    webhook_id uuid NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    event_id text NOT NULL REFERENCES webhook_event (id) ON DELETE CASCADE,
    subject text NOT NULL,
    status text NOT NULL CHECK (status IN ('waiting', 'delivered', 'failed')),
    attempts integer NOT NULL DEFAULT 0,
    attempts_before integer NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL,
    delivered_at timestamptz,
    last_reason text NOT NULL DEFAULT '',
    CONSTRAINT webhook_delivery_once UNIQUE (event_id, webhook_id)
  );
  CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_id, due_at, number) WHERE status = 'waiting';
  CREATE INDEX webhook_delivery_order ON webhook_delivery (webhook_id, subject, number) WHERE status = 'waiting';
  CREATE INDEX webhook_delivery_latest ON webhook_delivery (webhook_id, status, number);
  CREATE INDEX webhook_delivery_delivered ON webhook_delivery (webhook_id, delivered_at) WHERE status = 'delivered';
  CREATE TABLE webhook_attempt (
    delivery_id uuid NOT NULL REFERENCES webhook_delivery (id) ON DELETE CASCADE,
    number integer NOT NULL,
    at timestamptz NOT NULL,
    http_status integer NOT NULL,
    reason text NOT NULL,
    took_ms integer NOT NULL,
    PRIMARY KEY (delivery_id, number)
  );
  `,
);
