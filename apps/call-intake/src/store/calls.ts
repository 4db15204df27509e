import type { Store, Tx } from '@civicline/store';
import { jsonRows, sealed } from '@civicline/store';
import type { Call } from '../domain/call';
import type { CallEvent } from '../domain/telephony-event';
import { tableOf } from './table';

export const calls = tableOf<Call>('call', {
  id: 'uuid',
  source: 'text',
  sourceId: 'text',
  direction: 'text',
  number: 'searchable',
  dialled: 'text',
  lineId: 'text',
  queueId: 'text',
  locale: 'text',
  distribution: 'text',
  state: 'text',
  outcome: 'text',
  agentId: 'text',
  arrivedAt: 'timestamptz',
  queuedAt: 'timestamptz',
  rankAt: 'timestamptz',
  answeredAt: 'timestamptz',
  hungUpAt: 'timestamptz',
  endedAt: 'timestamptz',
  holdMs: 'integer',
  wrapUpMs: 'integer',
  priority: 'integer',
  disposition: 'text',
  wrapUpUntil: 'timestamptz',
  wrapUpExtensions: 'integer',
  recordId: 'uuid',
  callBackId: 'uuid',
  deflectedTo: 'text',
  anomalies: 'text[]',
  heardAt: 'timestamptz',
});

export interface CallKey {
  readonly source: string;
  readonly sourceId: string;
}

/** Calls by the id that their telephone system gave them; locked, in the order of their own ids. */
export const lockCalls = async (tx: Tx, keys: readonly CallKey[]): Promise<Call[]> => {
  const rows = await tx.query(
    `SELECT ${calls.columns('c')} FROM call c
     WHERE (c.source, c.source_id) IN (SELECT * FROM unnest($1::text[], $2::text[])) ORDER BY c.id FOR UPDATE`,
    [keys.map(({ source }) => source), keys.map(({ sourceId }) => sourceId)],
    'calls-lock',
  );
  return rows.map(calls.read);
};

/** Locked: whoever changes a call does it alone. */
export const lockCall = async (tx: Tx, id: string): Promise<Call | undefined> => {
  const [row] = await tx.query(
    `SELECT ${calls.columns('c')} FROM call c WHERE c.id = $1 FOR UPDATE`,
    [id],
    'call-lock',
  );
  return row && calls.read(row);
};

/** Writes new calls. False: somebody else has written one of them meanwhile. */
export const insertCalls = async (tx: Tx, fresh: readonly Call[]): Promise<boolean> => {
  if (!fresh.length) return true;
  const sql = `${calls.insert} ON CONFLICT (source, source_id) DO NOTHING RETURNING id`;
  return (await tx.query(sql, [calls.rows(fresh)], 'calls-insert')).length === fresh.length;
};

export const updateCalls = (tx: Tx, changed: readonly Call[]): void => {
  if (changed.length) tx.write(calls.update, [calls.rows(changed)], 'calls-update');
};

type Fields = Omit<CallEvent, 'id' | 'kind' | 'at' | 'origin'>;

interface EventRow {
  call_id: string;
  id: string;
  kind: CallEvent['kind'];
  at: Date;
  origin: CallEvent['origin'];
  fields: Fields;
}

/** All that was said of some calls, by call. */
export const eventsOf = async (tx: Tx, callIds: readonly string[]): Promise<Map<string, CallEvent[]>> => {
  const found = new Map<string, CallEvent[]>(callIds.map((id) => [id, []]));
  if (!callIds.length) return found;
  const rows = await tx.query<EventRow>(
    'SELECT call_id, id, kind, at, origin, fields FROM call_event WHERE call_id = ANY($1)',
    [callIds],
    'call-events',
  );
  for (const { call_id: callId, fields, ...event } of rows) found.get(callId)?.push({ ...fields, ...event });
  return found;
};

export interface Heard {
  readonly callId: string;
  readonly event: CallEvent;
  readonly anomaly: string;
}

/** Keeps what was said of calls, and when it came. */
export const writeEvents = (tx: Tx, heard: readonly Heard[], now: Date): void => {
  if (!heard.length) return;
  const rows = heard.map(({ callId, anomaly, event: { id, kind, at, origin, ...fields } }) => ({
    call_id: callId,
    id,
    kind,
    at,
    origin,
    fields: fields.number === undefined ? fields : { ...fields, number: sealed(fields.number) },
    anomaly,
  }));
  tx.write(
    `INSERT INTO call_event (call_id, id, kind, at, origin, fields, anomaly, received_at)
     SELECT call_id, id, kind, at, origin, fields, anomaly, $2 FROM jsonb_to_recordset($1::jsonb)
       AS r (call_id uuid, id text, kind text, at timestamptz, origin text, fields jsonb, anomaly text)`,
    [jsonRows(rows), now],
    'call-events-insert',
  );
};

export const callById = async (from: Pick<Store, 'query'>, id: string): Promise<Call | undefined> => {
  const [row] = await from.query(`SELECT ${calls.columns('c')} FROM call c WHERE c.id = $1`, [id], 'call-by-id');
  return row && calls.read(row);
};

/** By the id that its telephone system gave it. */
export const callByKey = async (
  from: Pick<Store, 'query'>,
  { source, sourceId }: CallKey,
): Promise<Call | undefined> => {
  const [row] = await from.query(
    `SELECT ${calls.columns('c')} FROM call c WHERE c.source = $1 AND c.source_id = $2`,
    [source, sourceId],
    'call-by-key',
  );
  return row && calls.read(row);
};

/** Calls whose wrap-up is over; locked, oldest first. */
export const endedWrapUps = async (tx: Tx, now: Date, limit: number): Promise<Call[]> => {
  const rows = await tx.query(
    `SELECT ${calls.columns('c')} FROM call c WHERE c.state = 'wrap_up' AND c.wrap_up_until <= $1
     ORDER BY c.wrap_up_until LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [now, limit],
    'wrap-ups-ended',
  );
  return rows.map(calls.read);
};

/** Calls of which nothing was heard for long: those that a telephone system forgot; locked. */
export const silentCalls = async (tx: Tx, heardBefore: Date, limit: number): Promise<Call[]> => {
  const rows = await tx.query(
    `SELECT ${calls.columns('c')} FROM call c WHERE c.state NOT IN ('ended', 'wrap_up') AND c.heard_at <= $1
     ORDER BY c.heard_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [heardBefore, limit],
    'calls-silent',
  );
  return rows.map(calls.read);
};
