import { traceparentOfWork } from '@civicline/service-kit';
import type { Store, Tx } from '@civicline/store';
import { EventEmitter } from 'node:events';
import type { DomainEvent } from './event';
import { toRecord } from './event';
import type { LogRecord } from './event-log';

/** Wakes this process's relay the moment a commit stands. Other processes' relays are woken by NOTIFY. */
export const committed = new EventEmitter().setMaxListeners(0);

export const commitSignal = 'committed';

/**
 * Writes events to the outbox, in the transaction that changed the state: both stand or neither does. Each row remembers
 * the trace it belongs to. They leave with the commit and cost no round trip of their own.
 */
export const announce = (tx: Tx, ...events: readonly DomainEvent[]): Promise<void> =>
  announceRecords(
    tx,
    events.map((event) => toRecord(event)),
  );

/** The same for events that were made into records before: where thousands are announced at one instant. */
export const announceRecords = (tx: Tx, records: readonly LogRecord[]): Promise<void> => {
  if (!records.length) return Promise.resolve();
  const traceparent = traceparentOfWork();
  // As one JSON value: an array of them would be quoted sign by sign.
  const headers = records.map((record) => (traceparent ? { ...record.headers, traceparent } : record.headers));
  tx.write(
    `INSERT INTO outbox (topic, key, payload, headers)
     SELECT * FROM ROWS FROM (unnest($1::text[], $2::text[], $3::bytea[]), jsonb_array_elements($4::jsonb))`,
    [
      records.map(({ topic }) => topic),
      records.map(({ key }) => key),
      records.map(({ value }) => Buffer.from(value)),
      JSON.stringify(headers),
    ],
    'outbox-insert',
  );
  tx.afterCommit(() => committed.emit(commitSignal));
  return Promise.resolve();
};

export interface OutboxRow extends LogRecord {
  readonly id: string;
}

interface Row {
  id: string;
  topic: string;
  key: string;
  headers: Record<string, string>;
  payload: Buffer;
}

/** The oldest unpublished events behind `after`, in the order in which they were written. */
export const readOutbox = async (store: Store, limit: number, after = '0'): Promise<OutboxRow[]> => {
  const rows = await store.query<Row>(
    'SELECT id, topic, key, headers, payload FROM outbox WHERE id > $2 ORDER BY id LIMIT $1',
    [limit, after],
    'outbox-read',
  );
  return rows.map(({ payload, ...row }) => ({ ...row, value: payload }));
};

/** What is published is removed: the log has it, and the outbox stays small. */
export const removeFromOutbox = (store: Store, ids: readonly string[]) =>
  store.query('DELETE FROM outbox WHERE id = ANY($1::bigint[])', [ids], 'outbox-remove');

export const outboxAgeSeconds = async (store: Store): Promise<number> => {
  const [row] = await store.query<{ age: number }>(
    'SELECT coalesce(extract(epoch FROM now() - min(announced_at)), 0)::float8 AS age FROM outbox',
    [],
    'outbox-age',
  );
  return row?.age ?? 0;
};
