import { EntitySchema } from 'typeorm';

/** The ledger's row, for TypeORM; the hot paths in messages.ts are SQL. */
const message = new EntitySchema({
  name: 'message',
  columns: {
    id: { type: 'uuid', primary: true },
    subject_id: { type: 'text' },
    subject_code: { type: 'text' },
    subject_version: { type: 'integer' },
    notice: { type: 'text', default: 'change' },
    channel: { type: 'text' },
    recipient_source: { type: 'text', default: 'appointment' },
    template: { type: 'text' },
    locale: { type: 'text' },
    facts: { type: 'jsonb' },
    status: { type: 'text' },
    attempts: { type: 'integer', default: 0 },
    queued_at: { type: 'timestamptz' },
    due_at: { type: 'timestamptz', nullable: true },
    not_after: { type: 'timestamptz', nullable: true },
    sent_at: { type: 'timestamptz', nullable: true },
    delivered_at: { type: 'timestamptz', nullable: true },
    reason: { type: 'text', nullable: true },
    provider_message_id: { type: 'text', nullable: true },
    recipient_masked: { type: 'text', nullable: true },
    provider: { type: 'text', nullable: true },
    round: { type: 'integer', default: 0 },
    address_hash: { type: 'text', nullable: true },
    resolution: { type: 'text', nullable: true },
    resolved_at: { type: 'timestamptz', nullable: true },
    resolved_by: { type: 'text', nullable: true },
    traceparent: { type: 'text', nullable: true },
  },
  uniques: [{ name: 'message_once', columns: ['subject_id', 'subject_version', 'notice', 'channel'] }],
  indices: [
    { name: 'message_due', columns: ['due_at'], where: `status = 'queued'` },
    { name: 'message_of_subject', columns: ['subject_code', 'queued_at'] },
    {
      name: 'message_of_provider',
      columns: ['channel', 'provider_message_id'],
      where: 'provider_message_id IS NOT NULL',
    },
    { name: 'message_of_address', columns: ['address_hash', 'sent_at'], where: 'address_hash IS NOT NULL' },
    { name: 'message_of_campaign', columns: ['notice'], where: `template = 'campaign'` },
    {
      name: 'message_unresolved',
      columns: ['queued_at', 'id'],
      where: `status = 'failed' AND resolution IS NULL`,
    },
  ],
  checks: [
    { name: 'message_resolution_check', expression: `resolution IN ('told-by-voice', 'not-needed')` },
    { name: 'message_channel_check', expression: `channel IN ('sms', 'email', 'zalo', 'voice')` },
    { name: 'message_locale_check', expression: `locale IN ('vi', 'en')` },
    {
      name: 'message_status_check',
      expression: `status IN ('queued', 'sent', 'delivered', 'failed', 'suppressed')`,
    },
  ],
});

const address = new EntitySchema({
  name: 'address',
  columns: {
    channel: { type: 'text', primary: true },
    hash: { type: 'text', primary: true },
    stopped_at: { type: 'timestamptz', nullable: true },
    bounced_at: { type: 'timestamptz', nullable: true },
    bounce_reason: { type: 'text', nullable: true },
  },
});

const providerRate = new EntitySchema({
  name: 'provider_rate',
  columns: {
    provider: { type: 'text', primary: true },
    tokens: { type: 'double precision' },
    refilled_at: { type: 'timestamptz' },
  },
});

const providerToken = new EntitySchema({
  name: 'provider_token',
  columns: {
    provider: { type: 'text', primary: true },
    access_token: { type: 'text' },
    refresh_token: { type: 'text' },
    good_until: { type: 'timestamptz' },
  },
});

const inbound = new EntitySchema({
  name: 'inbound',
  columns: {
    id: { type: 'uuid', primary: true },
    provider: { type: 'text' },
    provider_message_id: { type: 'text' },
    phone: { type: 'text', nullable: true },
    text: { type: 'text', nullable: true },
    address_hash: { type: 'text' },
    locale: { type: 'text' },
    received_at: { type: 'timestamptz' },
    status: { type: 'text' },
    attempts: { type: 'integer', default: 0 },
    due_at: { type: 'timestamptz', nullable: true },
    intent: { type: 'text', nullable: true },
    outcome: { type: 'text', nullable: true },
    subject_code: { type: 'text', nullable: true },
    handled_at: { type: 'timestamptz', nullable: true },
  },
  uniques: [{ name: 'inbound_once', columns: ['provider', 'provider_message_id'] }],
  indices: [
    { name: 'inbound_due', columns: ['due_at'], where: `status = 'waiting'` },
    { name: 'inbound_personal', columns: ['received_at'], where: 'phone IS NOT NULL' },
  ],
  checks: [{ name: 'inbound_status_check', expression: `status IN ('waiting', 'done', 'failed')` }],
});

const erasure = new EntitySchema({
  name: 'erasure',
  columns: {
    id: { type: 'uuid', primary: true },
    number: { type: 'text' },
    asked_by: { type: 'text' },
    purpose: { type: 'text' },
    begun_at: { type: 'timestamptz' },
    due_at: { type: 'timestamptz', nullable: true },
    finished_at: { type: 'timestamptz', nullable: true },
  },
  indices: [{ name: 'erasure_due', columns: ['due_at'], where: 'due_at IS NOT NULL' }],
  checks: [{ name: 'erasure_check', expression: '(due_at IS NULL) = (finished_at IS NOT NULL)' }],
});

const erasurePart = new EntitySchema({
  name: 'erasure_part',
  columns: {
    erasure_id: { type: 'uuid', primary: true },
    service: { type: 'text', primary: true },
    erased: { type: 'integer' },
    still_there: { type: 'integer' },
    asked_at: { type: 'timestamptz' },
  },
  foreignKeys: [
    {
      name: 'erasure_part_erasure_id_fkey',
      target: 'erasure',
      columnNames: ['erasure_id'],
      referencedColumnNames: ['id'],
    },
  ],
});

const campaign = new EntitySchema({
  name: 'campaign',
  columns: {
    id: { type: 'uuid', primary: true },
    title: { type: 'jsonb' },
    text: { type: 'jsonb' },
    accents: { type: 'boolean' },
    channels: { type: 'text', array: true },
    status: { type: 'text' },
    recipients: { type: 'integer' },
    started_by: { type: 'text' },
    started_at: { type: 'timestamptz' },
  },
  indices: [{ name: 'campaign_latest', columns: ['started_at', 'id'] }],
  checks: [{ name: 'campaign_status_check', expression: `status IN ('running', 'done', 'stopped')` }],
});

const campaignRecipient = new EntitySchema({
  name: 'campaign_recipient',
  columns: {
    campaign_id: { type: 'uuid', primary: true },
    appointment_id: { type: 'text', primary: true },
    code: { type: 'text' },
    start_at: { type: 'timestamptz' },
    office_name: { type: 'jsonb' },
    locale: { type: 'text' },
    queued: { type: 'boolean', default: false },
  },
  indices: [{ name: 'campaign_recipient_waiting', columns: ['campaign_id'], where: 'NOT queued' }],
  foreignKeys: [
    {
      name: 'campaign_recipient_campaign_id_fkey',
      target: 'campaign',
      columnNames: ['campaign_id'],
      referencedColumnNames: ['id'],
    },
  ],
});

const webhook = new EntitySchema({
  name: 'webhook',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'integer' },
    name: { type: 'text' },
    url: { type: 'text' },
    event_types: { type: 'text', array: true },
    office_ids: { type: 'text', array: true },
    contact_email: { type: 'text' },
    status: { type: 'text' },
    last_reason: { type: 'text', default: '' },
    failures: { type: 'integer', default: 0 },
    failing_since: { type: 'timestamptz', nullable: true },
    next_try_at: { type: 'timestamptz', nullable: true },
    secret_number: { type: 'integer', default: 1 },
    previous_secret_until: { type: 'timestamptz', nullable: true },
    times_disabled: { type: 'integer', default: 0 },
    created_at: { type: 'timestamptz' },
    created_by: { type: 'text' },
  },
  checks: [{ name: 'webhook_status_check', expression: `status IN ('active', 'paused', 'disabled')` }],
});

const webhookEvent = new EntitySchema({
  name: 'webhook_event',
  columns: {
    id: { type: 'text', primary: true },
    type: { type: 'text' },
    subject: { type: 'text' },
    happened_at: { type: 'timestamptz' },
    heard_at: { type: 'timestamptz' },
    body: { type: 'text' },
    traceparent: { type: 'text', nullable: true },
  },
  indices: [{ name: 'webhook_event_heard', columns: ['heard_at'] }],
});

const cascading = { onDelete: 'CASCADE' as const, referencedColumnNames: ['id'] };

const webhookDelivery = new EntitySchema({
  name: 'webhook_delivery',
  columns: {
    id: { type: 'uuid', primary: true },
    number: { type: 'bigint', generated: 'increment' },
    webhook_id: { type: 'uuid' },
    event_id: { type: 'text' },
    subject: { type: 'text' },
    status: { type: 'text' },
    attempts: { type: 'integer', default: 0 },
    attempts_before: { type: 'integer', default: 0 },
    due_at: { type: 'timestamptz' },
    delivered_at: { type: 'timestamptz', nullable: true },
    last_reason: { type: 'text', default: '' },
  },
  uniques: [{ name: 'webhook_delivery_once', columns: ['event_id', 'webhook_id'] }],
  indices: [
    { name: 'webhook_delivery_due', columns: ['webhook_id', 'due_at', 'number'], where: `status = 'waiting'` },
    { name: 'webhook_delivery_order', columns: ['webhook_id', 'subject', 'number'], where: `status = 'waiting'` },
    { name: 'webhook_delivery_latest', columns: ['webhook_id', 'status', 'number'] },
    { name: 'webhook_delivery_delivered', columns: ['webhook_id', 'delivered_at'], where: `status = 'delivered'` },
  ],
  checks: [{ name: 'webhook_delivery_status_check', expression: `status IN ('waiting', 'delivered', 'failed')` }],
  foreignKeys: [
    { name: 'webhook_delivery_webhook_id_fkey', target: 'webhook', columnNames: ['webhook_id'], ...cascading },
    { name: 'webhook_delivery_event_id_fkey', target: 'webhook_event', columnNames: ['event_id'], ...cascading },
  ],
});

const webhookAttempt = new EntitySchema({
  name: 'webhook_attempt',
  columns: {
    delivery_id: { type: 'uuid', primary: true },
    number: { type: 'integer', primary: true },
    at: { type: 'timestamptz' },
    http_status: { type: 'integer' },
    reason: { type: 'text' },
    took_ms: { type: 'integer' },
  },
  foreignKeys: [
    {
      name: 'webhook_attempt_delivery_id_fkey',
      target: 'webhook_delivery',
      columnNames: ['delivery_id'],
      ...cascading,
    },
  ],
});

export const entities = [
  ...[message, address, providerRate, providerToken, inbound, campaign, campaignRecipient, erasure, erasurePart],
  ...[webhook, webhookEvent, webhookDelivery, webhookAttempt],
];
