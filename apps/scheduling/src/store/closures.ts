import type { Store, Tx } from '@civicline/store';
import type { Localized } from '../domain/appointment';
import type { Closure, Phase } from '../domain/closing';

type Reader = Pick<Store, 'query'> | Pick<Tx, 'query'>;

type Row = Record<string, unknown> & {
  id: string;
  office_id: string;
  schedule_id: string;
  places: number;
  from_at: Date;
  to_at: Date;
  reason: Localized;
  closed_at: Date;
  phase: Phase;
  tell_at: Date | null;
};

const fromRow = (row: Row): Closure => ({
  id: row.id,
  officeId: row.office_id,
  scheduleId: row.schedule_id,
  places: row.places,
  from: row.from_at,
  to: row.to_at,
  reason: row.reason,
  closedAt: row.closed_at,
  phase: row.phase,
  tellAt: row.tell_at,
});
const columns = 'id, office_id, schedule_id, places, from_at, to_at, reason, closed_at, phase, tell_at';

export const insertClosure = (tx: Tx, closure: Closure) =>
  tx.query(`INSERT INTO closure (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, [
    closure.id,
    closure.officeId,
    closure.scheduleId,
    closure.places,
    closure.from,
    closure.to,
    JSON.stringify(closure.reason),
    closure.closedAt,
    closure.phase,
    closure.tellAt,
  ]);

/** Closures of an office that touch [from, to). */
export const closuresBetween = async (from: Reader, officeId: string, begins: Date, ends: Date): Promise<Closure[]> => {
  const rows = await from.query<Row>(
    `SELECT ${columns} FROM closure WHERE office_id = $1 AND lifted_at IS NULL AND from_at < $3 AND to_at > $2 ORDER BY from_at`,
    [officeId, begins, ends],
  );
  return rows.map(fromRow);
};

/** Those that are not over, are at work, or of which somebody is untold; the latest first. */
export const closuresOpen = async (from: Reader, officeId: string, now: Date): Promise<Closure[]> => {
  const rows = await from.query<Row>(
    `SELECT ${columns} FROM closure c WHERE office_id = $1 AND ((lifted_at IS NULL AND to_at > $2) OR phase IN ('planning', 'held', 'moving')
       OR EXISTS (SELECT FROM relocation r WHERE r.closure_id = c.id AND r.state = 'made' AND r.told_by IS NULL))
     ORDER BY closed_at DESC LIMIT 100`,
    [officeId, now],
  );
  return rows.map(fromRow);
};

/** Closures of one office are made and lifted one after the other. */
export const lockClosures = (tx: Tx, officeId: string) =>
  tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`closure:${officeId}`]);

export const closureById = async (from: Reader, id: string): Promise<Closure | undefined> => {
  const rows = await from.query<Row>(`SELECT ${columns} FROM closure WHERE id = $1`, [id]);
  return rows[0] && fromRow(rows[0]);
};

/** A closure whose job this transaction does, until it ends: whoever comes second waits. */
export const lockClosure = async (tx: Tx, id: string): Promise<Closure | undefined> => {
  const rows = await tx.query<Row>(`SELECT ${columns} FROM closure WHERE id = $1 FOR UPDATE`, [id]);
  return rows[0] && fromRow(rows[0]);
};

/** A closure whose job has something to do now and that nobody else is at. */
export const takeAtWork = async (tx: Tx, now: Date): Promise<Closure | undefined> => {
  const rows = await tx.query<Row>(
    `SELECT ${columns} FROM closure WHERE phase IN ('planning', 'moving') OR (phase = 'held' AND tell_at <= $1)
     ORDER BY closed_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [now],
    'closure-at-work',
  );
  return rows[0] && fromRow(rows[0]);
};

export const setPhase = (tx: Tx, id: string, phase: Phase) =>
  tx.query('UPDATE closure SET phase = $2 WHERE id = $1', [id, phase]);

export const liftClosure = (tx: Tx, id: string, now: Date) =>
  tx.query(`UPDATE closure SET lifted_at = $2, phase = 'lifted' WHERE id = $1`, [id, now]);
