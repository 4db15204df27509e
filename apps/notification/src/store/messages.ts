import type { Store, Tx } from '@civicline/store';
import type { Channel, Facts, Locale, Message, MessageStatus, RecipientSource, Resolution } from '../domain/message';

export interface Row {
  id: string;
  subject_id: string;
  subject_code: string;
  subject_version: number;
  notice: string;
  channel: Channel;
  template: string;
  recipient_source: RecipientSource;
  locale: Locale;
  facts: Facts;
  status: MessageStatus;
  attempts: number;
  queued_at: Date;
  due_at: Date | null;
  not_after: Date | null;
  sent_at: Date | null;
  delivered_at: Date | null;
  reason: string | null;
  recipient_masked: string | null;
  provider: string | null;
  round: number;
  resolution: Resolution | null;
  traceparent: string | null;
}

export const columns = `id, subject_id, subject_code, subject_version, notice, channel, template, recipient_source, locale, facts,
  status, attempts, queued_at, due_at, not_after, sent_at, delivered_at, reason, recipient_masked,
  provider, round, resolution, traceparent`;

export const fromRow = (row: Row): Message => ({
  id: row.id,
  subjectId: row.subject_id,
  subjectCode: row.subject_code,
  subjectVersion: row.subject_version,
  notice: row.notice,
  channel: row.channel,
  template: row.template,
  recipient: row.recipient_source,
  locale: row.locale,
  facts: row.facts,
  status: row.status,
  attempts: row.attempts,
  queuedAt: row.queued_at,
  dueAt: row.due_at,
  notAfter: row.not_after,
  sentAt: row.sent_at,
  deliveredAt: row.delivered_at,
  reason: row.reason,
  recipientMasked: row.recipient_masked,
  provider: row.provider,
  round: row.round,
  resolution: row.resolution,
});

/** A message that this process has taken, and the trace it belongs to. */
export interface Claimed {
  readonly message: Message;
  readonly traceparent: string | null;
}

export interface NewMessage {
  readonly id: string;
  readonly subjectId: string;
  readonly subjectCode: string;
  readonly subjectVersion: number;
  readonly notice: string;
  readonly channel: Channel;
  readonly template: string;
  readonly recipient: RecipientSource;
  readonly locale: Locale;
  readonly facts: Facts;
  readonly queuedAt: Date;
  readonly dueAt: Date;
  readonly notAfter: Date | null;
  readonly traceparent: string | null;
}

/** Queues a message unless the ledger already has one for (subject, version, notice, channel). */
export const insertMessage = (tx: Tx, message: NewMessage) =>
  tx.query(
    `INSERT INTO message (id, subject_id, subject_code, subject_version, notice, channel, template, recipient_source,
       locale, facts, status, queued_at, due_at, not_after, traceparent)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'queued', $11, $12, $13, $14)
     ON CONFLICT (subject_id, subject_version, notice, channel) DO NOTHING`,
    [
      message.id,
      message.subjectId,
      message.subjectCode,
      message.subjectVersion,
      message.notice,
      message.channel,
      message.template,
      message.recipient,
      message.locale,
      JSON.stringify(message.facts),
      message.queuedAt,
      message.dueAt,
      message.notAfter,
      message.traceparent,
    ],
    'message-insert',
  );

/** Earlier versions that were put off to another hour and never tried: the later one says all. */
export const supersedeWaiting = async (
  tx: Tx,
  { subjectId, subjectVersion, notice, channel }: NewMessage,
  now: Date,
): Promise<Message[]> => {
  const rows = await tx.query<Row>(
    `UPDATE message SET status = 'suppressed', reason = 'SUPERSEDED', due_at = NULL
     WHERE subject_id = $1 AND subject_version < $2 AND notice = $3 AND channel = $4 AND status = 'queued'
       AND attempts = 0 AND due_at > $5 AND coalesce(reason, 'QUIET_HOURS') = 'QUIET_HOURS'
     RETURNING ${columns}`,
    [subjectId, subjectVersion, notice, channel, now],
    'message-supersede',
  );
  return rows.map(fromRow);
};

/**
 * Takes due messages for `leaseUntil`; who dies while sending gives them back by that. A later version of the same
 * subject waits for the earlier one of its kind, so that nobody reads "moved" before "booked".
 */
export const claimDue = async (tx: Tx, now: Date, leaseUntil: Date, limit: number): Promise<Claimed[]> => {
  const rows = await tx.query<Row>(
    `UPDATE message SET attempts = attempts + 1, due_at = $2
     WHERE id IN (
       SELECT id FROM message m
       WHERE status = 'queued' AND due_at <= $1
         AND NOT EXISTS (
           SELECT FROM message earlier
           WHERE earlier.subject_id = m.subject_id AND earlier.channel = m.channel AND earlier.notice = m.notice
             AND earlier.subject_version < m.subject_version AND earlier.status = 'queued')
       ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING ${columns}`,
    [now, leaseUntil, limit],
    'message-claim',
  );
  return rows.map((row) => ({ message: fromRow(row), traceparent: row.traceparent }));
};

export interface Settlement {
  readonly status: MessageStatus;
  readonly reason: string | null;
  readonly dueAt: Date | null;
  readonly sentAt: Date | null;
  readonly providerMessageId: string | null;
  /** Who has it, or may have it. */
  readonly provider: string | null;
  readonly recipientMasked: string | null;
  readonly addressHash: string | null;
  /** Whether it counts as a try. */
  readonly counts: boolean;
}

/**
 * Writes what a try came to. A receipt can overtake the provider's answer, so a message that is no longer queued keeps its
 * status; so does one that another process has taken since, unless it was sent. Returns whether the message was still
 * waiting for this try.
 */
export const settle = async (tx: Tx, { id, attempts }: Message, to: Settlement): Promise<boolean> => {
  const rows = await tx.query<{ waited: boolean }>(
    `UPDATE message m SET
       status = CASE WHEN was.waited THEN $2::text ELSE m.status END,
       reason = CASE WHEN was.waited THEN $3::text ELSE m.reason END,
       due_at = CASE WHEN was.waited THEN $4::timestamptz ELSE m.due_at END,
       provider = CASE WHEN was.waited THEN $8::text ELSE m.provider END,
       attempts = m.attempts - CASE WHEN was.waited AND NOT $10::boolean THEN 1 ELSE 0 END,
       sent_at = coalesce(m.sent_at, $5::timestamptz),
       provider_message_id = coalesce($6::text, m.provider_message_id),
       recipient_masked = coalesce($7::text, m.recipient_masked), address_hash = coalesce($9::text, m.address_hash)
     FROM (SELECT id, status = 'queued' AND (attempts = $11 OR $2 = 'sent') AS waited
           FROM message WHERE id = $1 FOR UPDATE) was
     WHERE m.id = was.id RETURNING was.waited`,
    [
      id,
      to.status,
      to.reason,
      to.dueAt,
      to.sentAt,
      to.providerMessageId,
      to.recipientMasked,
      to.provider,
      to.addressHash,
      to.counts,
      attempts,
    ],
    'message-settle',
  );
  return rows[0]?.waited ?? false;
};

/** The message that a provider speaks of: by our id where it gives it back, else by its own. Locked. */
export const lockForReceipt = async (tx: Tx, channel: Channel, providerMessageId: string, id: string | null) => {
  const rows = await tx.query<Row>(
    `SELECT ${columns} FROM message
     WHERE id = $3::uuid OR ($3::uuid IS NULL AND channel = $1 AND provider_message_id = $2) FOR UPDATE`,
    [channel, providerMessageId, id],
    'message-for-receipt',
  );
  return rows[0] ? fromRow(rows[0]) : undefined;
};

export const lockMessage = async (tx: Tx, id: string): Promise<Message | undefined> => {
  const rows = await tx.query<Row>(`SELECT ${columns} FROM message WHERE id = $1 FOR UPDATE`, [id], 'message-lock');
  return rows[0] ? fromRow(rows[0]) : undefined;
};

/** Keyed hash of where a message went; undefined: it went nowhere. */
export const addressOf = async (tx: Tx, id: string): Promise<string | undefined> => {
  const rows = await tx.query<{ hash: string | null }>(
    'SELECT address_hash AS hash FROM message WHERE id = $1',
    [id],
    'message-address',
  );
  return rows[0]?.hash ?? undefined;
};

export const writeReceipt = (tx: Tx, id: string, status: MessageStatus, reason: string | null, at: Date) =>
  tx.query(
    `UPDATE message SET status = $2::text, reason = $3::text, due_at = NULL,
       sent_at = coalesce(sent_at, $4::timestamptz), delivered_at = CASE WHEN $2::text = 'delivered' THEN $4::timestamptz ELSE delivered_at END
     WHERE id = $1`,
    [id, status, reason, at],
    'message-receipt',
  );

/**
 * What a provider had taken is another request now, or it would remember the first and send nothing. One that may be with a
 * provider which remembers stays there.
 */
export const requeue = (tx: Tx, id: string, now: Date) =>
  tx.query(
    `UPDATE message SET status = 'queued', attempts = 0, due_at = $2, reason = NULL, resolution = NULL,
       resolved_at = NULL, resolved_by = NULL, sent_at = NULL, provider_message_id = NULL,
       round = round + CASE WHEN sent_at IS NULL THEN 0 ELSE 1 END,
       provider = CASE WHEN sent_at IS NULL AND reason <> 'PROVIDER_UNSURE' THEN provider END
     WHERE id = $1`,
    [id, now],
    'message-requeue',
  );

/** Messages about a subject, newest first; `before` is the last one already shown. */
export const listMessages = async (
  store: Store,
  subjectCode: string,
  limit: number,
  before: { queuedAt: Date; id: string } | null,
) => {
  const rows = await store.query<Row>(
    `SELECT ${columns} FROM message
     WHERE subject_code = $1 AND ($3::timestamptz IS NULL OR (queued_at, id) < ($3, $4::uuid))
     ORDER BY queued_at DESC, id DESC LIMIT $2`,
    [subjectCode, limit, before?.queuedAt ?? null, before?.id ?? null],
    'message-list',
  );
  return rows.map(fromRow);
};

export const writeResolution = (tx: Tx, id: string, resolution: Resolution, by: string, at: Date) =>
  tx.query(
    'UPDATE message SET resolution = $2, resolved_by = $3, resolved_at = $4 WHERE id = $1',
    [id, resolution, by, at],
    'message-resolve',
  );

/**
 * Failed messages that wait for somebody, oldest first. One whose citizen was reached all the same, by another channel or
 * with a later version, is no work.
 */
const unresolved = `FROM message m WHERE m.status = 'failed' AND m.resolution IS NULL AND NOT EXISTS (
  SELECT FROM message other WHERE other.subject_id = m.subject_id AND other.notice = m.notice
    AND other.subject_version >= m.subject_version AND other.status = 'delivered')`;

export const listUnresolved = async (store: Store, limit: number, after: { queuedAt: Date; id: string } | null) => {
  const rows = await store.query<Row>(
    `SELECT ${columns} ${unresolved} AND ($2::timestamptz IS NULL OR (queued_at, id) > ($2, $3::uuid))
     ORDER BY queued_at, id LIMIT $1`,
    [limit, after?.queuedAt ?? null, after?.id ?? null],
    'message-unresolved',
  );
  return rows.map(fromRow);
};

export const countUnresolved = async (store: Store): Promise<number> => {
  const [row] = await store.query<{ count: number }>(
    `SELECT count(*)::int AS count ${unresolved}`,
    [],
    'message-count',
  );
  return row?.count ?? 0;
};
