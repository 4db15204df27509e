import type { Tx } from '@civicline/store';

/**
 * Writes what the closures in force leave of the slots of an office that [from, to) touches and that are not over, and makes
 * their places agree. Bookings under way are waited for: afterwards a place is closed, or taken by a commit that the next
 * statement sees. Gives the slots.
 */
export const restrictSlots = async (
  tx: Tx,
  { officeId, scheduleId, from, to }: { officeId: string; scheduleId: string; from: Date; to: Date },
  now: Date,
): Promise<string[]> => {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM slot WHERE office_id = $1 AND ($2 = '' OR schedule_id = $2) AND end_at > $3 AND start_at < $4 AND end_at > $5
     ORDER BY id FOR NO KEY UPDATE`,
    [officeId, scheduleId, from, to, now],
  );
  const ids = rows.map(({ id }) => id);
  await tx.query(
    `UPDATE slot s SET open_places = (SELECT min(c.places) FROM closure c WHERE ${inForce('c', 's')}) WHERE s.id = ANY($1)`,
    [ids],
  );
  await fitOpenPlaces(tx, ids);
  return ids;
};

/** Whether closure `c` touches slot `s` and has not been lifted. */
export const inForce = (c: string, s: string) =>
  `${c}.office_id = ${s}.office_id AND (${c}.schedule_id = '' OR ${c}.schedule_id = ${s}.schedule_id)
   AND ${c}.lifted_at IS NULL AND ${c}.from_at < ${s}.end_at AND ${c}.to_at > ${s}.start_at`;

/**
 * Makes the places of slots, which the caller has locked, as many as are open: those that somebody has stay theirs, of the
 * others as many are closed or opened as must. Held ones go last, and before them those kept for staff.
 */
export const fitOpenPlaces = async (tx: Tx, slotIds: readonly string[]): Promise<void> => {
  if (!slotIds.length) return;
  await tx.query('SELECT FROM place WHERE slot_id = ANY($1) ORDER BY slot_id, n FOR UPDATE', [slotIds]);
  await tx.query(
    `WITH ranked AS (
       SELECT p.slot_id, p.n, p.state, s.open_places IS NULL OR
         row_number() OVER (PARTITION BY p.slot_id ORDER BY array_position(ARRAY['booked', 'held'], p.state), p.kind, p.n) <= s.open_places AS open
       FROM place p JOIN slot s ON s.id = p.slot_id WHERE s.id = ANY($1))
     UPDATE place p SET state = CASE WHEN r.open THEN 'free' ELSE 'closed' END, hold_id = NULL, holder = NULL, network = NULL, held_until = NULL
     FROM ranked r
     WHERE p.slot_id = r.slot_id AND p.n = r.n AND ((r.state = 'closed' AND r.open) OR (r.state IN ('free', 'held') AND NOT r.open))`,
    [slotIds],
  );
};

/** Places that somebody has, in slots that the caller has locked. */
export const bookedIn = async (from: Pick<Tx, 'query'>, slotIds: readonly string[]): Promise<Map<string, number>> => {
  const rows = await from.query<{ slot_id: string; booked: number }>(
    `SELECT slot_id, count(*)::int AS booked FROM place WHERE slot_id = ANY($1) AND state = 'booked' GROUP BY slot_id`,
    [slotIds],
  );
  return new Map(rows.map(({ slot_id: id, booked }) => [id, booked]));
};
