import type { Store, Tx } from '@civicline/store';
import type { Listened, Recording } from '../domain/recording';

interface Row {
  id: string;
  call_id: string;
  agent_id: string;
  number: string;
  began_at: Date;
  ended_at: Date | null;
  kept_at: Date | null;
  keep_until: Date | null;
  removed_at: Date | null;
  fault: string;
}

const selected = `SELECT r.id, r.call_id, r.agent_id, c.number, r.began_at, r.ended_at, r.kept_at, r.keep_until, r.removed_at, r.fault
  FROM recording r JOIN call c ON c.id = r.call_id`;

const read = (row: Row): Recording => ({
  id: row.id,
  callId: row.call_id,
  agentId: row.agent_id,
  number: row.number,
  beganAt: row.began_at,
  endedAt: row.ended_at,
  keptAt: row.kept_at,
  keepUntil: row.keep_until,
  removedAt: row.removed_at,
  fault: row.fault,
});

export interface Begun {
  readonly id: string;
  readonly source: string;
  /** The call as its telephone system knows it. */
  readonly sourceId: string;
  /** The recording as its telephone system knows it. */
  readonly name: string;
  readonly agentId: string;
}

/** Stands before the telephone system begins: nothing is recorded that nobody here knows of. */
export const beginRecording = (tx: Tx, { id, source, sourceId, name, agentId }: Begun, now: Date): void =>
  tx.write(
    `INSERT INTO recording (id, call_id, source, name, agent_id, began_at)
     SELECT $1, c.id, $2, $4, $5, $6 FROM call c WHERE c.source = $2 AND c.source_id = $3`,
    [id, source, sourceId, name, agentId, now],
    'recording-begin',
  );

export const endRecording = (tx: Tx, source: string, name: string, now: Date): void =>
  tx.write(
    'UPDATE recording SET ended_at = $3 WHERE source = $1 AND name = $2 AND ended_at IS NULL',
    [source, name, now],
    'recording-end',
  );

/** A recording that still lies in the telephone system. */
export interface Arriving {
  readonly id: string;
  readonly name: string;
  readonly endedAt: Date;
  /** It is in our folder: the telephone system's is to be deleted. */
  readonly kept: boolean;
}

export const arrivingRecordings = async (
  from: Pick<Store, 'query'>,
  source: string,
  limit: number,
): Promise<Arriving[]> => {
  const rows = await from.query<{ id: string; name: string; ended_at: Date; kept: boolean }>(
    `SELECT id, name, ended_at, kept_at IS NOT NULL AS kept FROM recording
     WHERE source = $1 AND ended_at IS NOT NULL AND cleared_at IS NULL ORDER BY ended_at LIMIT $2`,
    [source, limit],
    'recordings-arriving',
  );
  return rows.map(({ id, name, ended_at: endedAt, kept }) => ({ id, name, endedAt, kept }));
};

export interface Kept {
  readonly id: string;
  readonly keyId: string;
  readonly bytes: number;
  readonly keepUntil: Date;
}

export const keepRecording = (tx: Tx, { id, keyId, bytes, keepUntil }: Kept, now: Date): void =>
  tx.write(
    'UPDATE recording SET kept_at = $2, key_id = $3, bytes = $4, keep_until = $5 WHERE id = $1 AND kept_at IS NULL',
    [id, now, keyId, bytes, keepUntil],
    'recording-keep',
  );

/** Nothing of it is left in the telephone system; with a fault, nor anywhere else. */
export const clearRecording = (tx: Tx, id: string, fault: string, now: Date): void =>
  tx.write('UPDATE recording SET cleared_at = $2, fault = $3 WHERE id = $1', [id, now, fault], 'recording-clear');

/** Recordings whose time is over, taken by one replica. */
export const recordingsToRemove = async (tx: Tx, now: Date, limit: number): Promise<string[]> => {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM recording WHERE keep_until <= $1 AND removed_at IS NULL
     ORDER BY keep_until LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [now, limit],
    'recordings-to-remove',
  );
  return rows.map(({ id }) => id);
};

export const recordingsRemoved = (tx: Tx, ids: readonly string[], now: Date): void =>
  tx.write('UPDATE recording SET removed_at = $2 WHERE id = ANY($1)', [ids, now], 'recordings-removed');

/** Recordings that are not sealed as they should be now, behind this one; taken by one replica. */
export const recordingsToReseal = async (
  tx: Tx,
  currentMark: string,
  behind: string | null,
  limit: number,
): Promise<string[]> => {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM recording WHERE kept_at IS NOT NULL AND removed_at IS NULL AND key_id <> $1 AND ($2::uuid IS NULL OR id > $2)
     ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [currentMark, behind, limit],
    'recordings-to-reseal',
  );
  return rows.map(({ id }) => id);
};

export const recordingResealed = (tx: Tx, id: string, currentMark: string): void =>
  tx.write('UPDATE recording SET key_id = $2 WHERE id = $1', [id, currentMark], 'recording-resealed');

export const recordingById = async (from: Pick<Tx, 'query'>, id: string): Promise<Recording | undefined> => {
  const [row] = await from.query<Row>(`${selected} WHERE r.id = $1`, [id], 'recording-by-id');
  return row && read(row);
};

/** Which recordings are looked for. */
export interface RecordingQuestion {
  /** Empty: of every call. */
  readonly callId: string;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly limit: number;
  /** Behind this one, in the order of the list. */
  readonly after: { readonly at: Date; readonly id: string } | null;
}

/** Newest first. */
export const findRecordings = async (
  store: Pick<Store, 'query'>,
  { callId, from, to, limit, after }: RecordingQuestion,
): Promise<Recording[]> => {
  const rows = await store.query<Row>(
    `${selected} WHERE ($1::uuid IS NULL OR r.call_id = $1) AND ($2::timestamptz IS NULL OR r.began_at >= $2)
       AND ($3::timestamptz IS NULL OR r.began_at < $3) AND ($4::timestamptz IS NULL OR (r.began_at, r.id) < ($4, $5::uuid))
     ORDER BY r.began_at DESC, r.id DESC LIMIT $6`,
    [callId || null, from, to, after?.at ?? null, after?.id ?? null, limit],
    'recordings-find',
  );
  return rows.map(read);
};

/** Who listened to some recordings, as the audit has it, in order. */
export const accessesOf = async (
  from: Pick<Store, 'query'>,
  recordingIds: readonly string[],
): Promise<(Listened & { readonly recordingId: string })[]> => {
  const heard = (table: string) =>
    `SELECT about, account, role, at FROM ${table} WHERE about && $1 AND act = 'ListenToRecording' AND outcome = 'shown'`;
  const rows = await from.query<{ about: string[]; account: string; role: string; at: Date }>(
    `${heard('audit_entry')} UNION ALL ${heard('audit_arrival')} ORDER BY at`,
    [recordingIds],
    'recording-accesses',
  );
  return rows.map(({ about, ...one }) => ({ recordingId: about[0] ?? '', ...one }));
};
