import type { Store, Tx } from '@civicline/store';
import type { Appointment, Localized } from '../domain/appointment';

export interface Closure {
  readonly id: string;
  readonly officeId: string;
  readonly from: Date;
  readonly to: Date;
  readonly reason: Localized;
  readonly closedAt: Date;
}

type Row = Record<string, unknown> & {
  id: string;
  office_id: string;
  from_at: Date;
  to_at: Date;
  reason: Localized;
  closed_at: Date;
};

const fromRow = (row: Row): Closure => ({
  id: row.id,
  officeId: row.office_id,
  from: row.from_at,
  to: row.to_at,
  reason: row.reason,
  closedAt: row.closed_at,
});
const columns = 'id, office_id, from_at, to_at, reason, closed_at';

export const insertClosure = (tx: Tx, { id, officeId, from, to, reason, closedAt }: Closure) =>
  tx.query(`INSERT INTO closure (${columns}) VALUES ($1, $2, $3, $4, $5, $6)`, [
    id,
    officeId,
    from,
    to,
    JSON.stringify(reason),
    closedAt,
  ]);

/** Closures of an office that touch [from, to). */
export const closuresBetween = async (
  from: Pick<Store, 'query'>,
  officeId: string,
  begins: Date,
  ends: Date,
): Promise<Closure[]> => {
  const rows = await from.query<Row>(
    `SELECT ${columns} FROM closure WHERE office_id = $1 AND lifted_at IS NULL AND from_at < $3 AND to_at > $2 ORDER BY from_at`,
    [officeId, begins, ends],
  );
  return rows.map(fromRow);
};

/** Closures of one office are made and lifted one after the other. */
export const lockClosures = (tx: Tx, officeId: string) =>
  tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`closure:${officeId}`]);

export const closureById = async (tx: Tx, id: string): Promise<Closure | undefined> => {
  const rows = await tx.query<Row>(`SELECT ${columns} FROM closure WHERE id = $1 AND lifted_at IS NULL`, [id]);
  return rows[0] && fromRow(rows[0]);
};

export const liftClosure = (tx: Tx, id: string, now: Date) =>
  tx.query('UPDATE closure SET lifted_at = $2 WHERE id = $1', [id, now]);

/**
 * Takes every place that nobody has booked out of use. All places are locked first, also booked ones, which may be given
 * back at this moment: afterwards a place is either closed, or booked by a commit that the next statement sees.
 */
export const closePlaces = async (tx: Tx, slotIds: readonly string[]) => {
  await tx.query('SELECT FROM place WHERE slot_id = ANY($1) ORDER BY slot_id, n FOR UPDATE', [slotIds]);
  await tx.query(
    `UPDATE place SET state = 'closed', hold_id = NULL, holder = NULL, held_until = NULL WHERE slot_id = ANY($1) AND state IN ('free', 'held')`,
    [slotIds],
  );
};

export const reopenPlaces = (tx: Tx, slotIds: readonly string[]) =>
  tx.query(`UPDATE place SET state = 'free' WHERE slot_id = ANY($1) AND state = 'closed'`, [slotIds]);

/** Free places of slots, locked for this transaction; those that somebody is taking at the moment are left to them. */
export const lockFree = async (tx: Tx, slotIds: readonly string[], now: Date): Promise<Map<string, number[]>> => {
  const rows = await tx.query<{ slot_id: string; n: number }>(
    `SELECT slot_id, n FROM place WHERE slot_id = ANY($1) AND (state = 'free' OR (state = 'held' AND held_until <= $2))
     ORDER BY slot_id, n FOR UPDATE SKIP LOCKED`,
    [slotIds, now],
  );
  const free = new Map<string, number[]>();
  for (const { slot_id: id, n } of rows) free.set(id, [...(free.get(id) ?? []), n]);
  return free;
};

/** Moves everybody at once: the old places are closed, the new ones taken. */
export const reassignPlaces = async (
  tx: Tx,
  moves: readonly { appointmentId: string; slotId: string; n: number }[],
  leaving: readonly string[],
) => {
  await tx.query(`UPDATE place SET state = 'closed', appointment_id = NULL WHERE appointment_id = ANY($1::uuid[])`, [
    leaving,
  ]);
  await tx.query(
    `UPDATE place p SET state = 'booked', appointment_id = m.appointment_id, hold_id = NULL, holder = NULL, held_until = NULL
     FROM unnest($1::uuid[], $2::text[], $3::int[]) AS m (appointment_id, slot_id, n) WHERE p.slot_id = m.slot_id AND p.n = m.n`,
    [moves.map((move) => move.appointmentId), moves.map((move) => move.slotId), moves.map((move) => move.n)],
  );
};

/** Writes many changed appointments in one statement. */
export const updateAppointments = (tx: Tx, appointments: readonly (Appointment & { day: string })[]) =>
  tx.query(
    `UPDATE appointment a SET status = x.status, version = x.version, slot_id = x.slot_id, schedule_id = x.schedule_id, start_at = x.start_at,
       end_at = x.end_at, day = x.day, changed_at = x.changed_at, reason = x.reason, moved_from = x.moved_from, relocated = true
     FROM jsonb_to_recordset($1) AS x (id uuid, status text, version int, slot_id text, schedule_id text, start_at timestamptz, end_at timestamptz,
       day text, changed_at timestamptz, reason jsonb, moved_from jsonb)
     WHERE a.id = x.id`,
    [
      JSON.stringify(
        appointments.map(({ slot, ...own }) => ({
          id: own.id,
          status: own.status,
          version: own.version,
          slot_id: slot.id,
          schedule_id: slot.scheduleId,
          start_at: slot.start,
          end_at: slot.end,
          day: own.day,
          changed_at: own.changedAt,
          reason: own.reason,
          moved_from: own.movedFrom,
        })),
      ),
    ],
  );
