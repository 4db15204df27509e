import type { Store, Tx } from '@civicline/store';
import { sealed } from '@civicline/store';
import type { Locale } from '../domain/message';

/** A citizen's SMS that waits to be dealt with. */
export interface Inbound {
  readonly id: string;
  readonly phone: string;
  readonly text: string;
  readonly addressHash: string;
  readonly locale: Locale;
  readonly attempts: number;
}

export interface NewInbound extends Omit<Inbound, 'attempts'> {
  readonly provider: string;
  readonly providerMessageId: string;
  readonly receivedAt: Date;
}

/** Keeps it unless it is here: a provider brings the same SMS more than once. */
export const insertInbound = (tx: Tx, sms: NewInbound) =>
  tx.query(
    `INSERT INTO inbound (id, provider, provider_message_id, phone, text, address_hash, locale, received_at, status, due_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $8)
     ON CONFLICT (provider, provider_message_id) DO NOTHING`,
    [
      ...[sms.id, sms.provider, sms.providerMessageId, sealed(sms.phone), sealed(sms.text)],
      ...[sms.addressHash, sms.locale, sms.receivedAt],
    ],
    'inbound-insert',
  );

/**
 * Takes what waits, until `leaseUntil`. What one number wrote is dealt with in the order in which it came: "stop" and then
 * "start" is not "stop".
 */
export const claimInbound = (tx: Tx, now: Date, leaseUntil: Date, limit: number): Promise<Inbound[]> =>
  tx.query<Inbound>(
    `UPDATE inbound SET attempts = attempts + 1, due_at = $2
     WHERE id IN (
       SELECT id FROM inbound i WHERE status = 'waiting' AND due_at <= $1 AND NOT EXISTS (
         SELECT FROM inbound earlier WHERE earlier.address_hash = i.address_hash AND earlier.status = 'waiting'
           AND (earlier.received_at, earlier.id) < (i.received_at, i.id))
       ORDER BY received_at LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING id, phone, text, address_hash AS "addressHash", locale, attempts`,
    [now, leaseUntil, limit],
    'inbound-claim',
  );

export interface Handled {
  readonly status: 'waiting' | 'done' | 'failed';
  readonly intent: string | null;
  readonly outcome: string;
  readonly subjectCode: string | null;
  readonly dueAt: Date | null;
  readonly handledAt: Date;
}

/** Writes what was done; false when it was done before. */
export const settleInbound = async (tx: Tx, id: string, to: Handled): Promise<boolean> => {
  const rows = await tx.query(
    `UPDATE inbound SET status = $2, intent = $3, outcome = $4, subject_code = $5, due_at = $6, handled_at = $7
     WHERE id = $1 AND status = 'waiting' RETURNING true AS settled`,
    [id, to.status, to.intent, to.outcome, to.subjectCode, to.dueAt, to.handledAt],
    'inbound-settle',
  );
  return rows.length > 0;
};

/** Whom an answer goes to; undefined once it is erased. */
export const writerOf = async (store: Store, id: string): Promise<{ phone: string; locale: Locale } | undefined> => {
  const [row] = await store.query<{ phone: string; locale: Locale }>(
    'SELECT phone, locale FROM inbound WHERE id = $1::uuid AND phone IS NOT NULL',
    [id],
    'inbound-writer',
  );
  return row;
};

/** Erases numbers and words that are not needed any more: the answer has gone, or they came before a time. */
export const eraseWords = async (tx: Tx, before: Date, limit: number): Promise<number> => {
  const rows = await tx.query(
    `UPDATE inbound SET phone = NULL, text = NULL WHERE id IN (
       SELECT i.id FROM inbound i WHERE phone IS NOT NULL AND (
         received_at < $1 OR (status = 'done' AND NOT EXISTS (
           SELECT FROM message m WHERE m.subject_id = i.id::text AND m.status = 'queued')))
       LIMIT $2 FOR UPDATE)
     RETURNING true AS erased`,
    [before, limit],
    'inbound-erase',
  );
  return rows.length;
};
