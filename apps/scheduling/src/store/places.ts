import type { Store, Tx } from '@civicline/store';
import type { SlotRef } from '../domain/appointment';
import type { Reach } from '../domain/opening';
import { awaited } from './fitting';
import { fitOpenPlaces, inForce } from './restrictions';

/**
 * A place that can be taken: free, or held by somebody whose time has run out. `$2` is now. One whose time has run out while
 * somebody waits for such a place is left to the timer, which hands it to the first in line.
 */
const takeable = `(state = 'free' OR (state = 'held' AND held_until <= $2 AND NOT (kind = 'public' AND ${awaited})))`;

/** Places kept for staff come first in the order of kinds, so whoever may take both leaves the public's to the public longest. */
const within: Record<Reach, string> = {
  public: `kind = 'public' AND ${takeable} ORDER BY n`,
  all: `kind <> 'extra' AND ${takeable} ORDER BY kind, n`,
};

/** Picks one place of slot $1. */
export const pickOne = (lock: string, reach: Reach) =>
  `SELECT slot_id, n FROM place WHERE slot_id = $1 AND ${within[reach]} LIMIT 1 ${lock}`;

/** A rival who is about to roll back may hold the last place: before saying "full" one waits for the rivals once. */
export const locks = ['FOR UPDATE SKIP LOCKED', 'FOR UPDATE'] as const;

/** Makes the rows of slots that have none yet. Two who do so at once wait for one another. */
export const materialise = async (tx: Tx, slots: readonly (SlotRef & { places: number })[]): Promise<void> => {
  if (!slots.length) return;
  await tx.query(
    `WITH input AS (SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::int[]) AS i (id, schedule_id, office_id, start_at, end_at, places)),
     made AS (
       INSERT INTO slot (id, schedule_id, office_id, start_at, end_at, open_places)
       SELECT id, schedule_id, office_id, start_at, end_at, (SELECT min(c.places) FROM closure c WHERE ${inForce('c', 'input')})
       FROM input ORDER BY id ON CONFLICT (id) DO NOTHING RETURNING id, open_places)
     INSERT INTO place (slot_id, n, kind, state)
     SELECT made.id, n, CASE WHEN n <= s.internal_places THEN 'internal' ELSE 'public' END,
       CASE WHEN n > made.open_places THEN 'closed' ELSE 'free' END
     FROM made JOIN input USING (id) JOIN schedule s ON s.id = input.schedule_id, generate_series(1, input.places) AS n`,
    [
      slots.map(({ id }) => id),
      slots.map(({ scheduleId }) => scheduleId),
      slots.map(({ officeId }) => officeId),
      slots.map(({ start }) => start),
      slots.map(({ end }) => end),
      slots.map(({ places }) => places),
    ],
    'slots-materialise',
  );
};

const toBooked = `state = 'booked', hold_id = NULL, holder = NULL, network = NULL, held_until = NULL`;

/** Takes a free place for an appointment, in one statement. False: there is none. */
const take = async (
  tx: Tx,
  slotId: string,
  now: Date,
  appointmentId: string,
  reach: Reach,
  lock: (typeof locks)[number],
): Promise<boolean> => {
  const rows = await tx.query(
    `UPDATE place SET ${toBooked}, appointment_id = $3 WHERE (slot_id, n) = (${pickOne(lock, reach)}) RETURNING n`,
    [slotId, now, appointmentId],
    `place-take ${reach} ${lock}`,
  );
  return rows.length > 0;
};

/** Takes a place of a slot, which has its rows. False: it is full. */
export const takePlace = async (
  tx: Tx,
  slot: SlotRef,
  now: Date,
  appointmentId: string,
  reach: Reach,
): Promise<boolean> => {
  if (await take(tx, slot.id, now, appointmentId, reach, locks[0])) return true;
  return take(tx, slot.id, now, appointmentId, reach, locks[1]);
};

const leave = `
  WITH extra AS (DELETE FROM place WHERE appointment_id = $1 AND kind = 'extra'),
  freed AS (UPDATE place SET state = 'free', appointment_id = NULL WHERE appointment_id = $1 AND kind <> 'extra' RETURNING slot_id, n)
  SELECT slot_id, n, EXISTS (SELECT FROM place x WHERE x.slot_id = freed.slot_id AND x.kind = 'extra') AS overbooked FROM freed`;

/** One appointment beyond the capacity takes the place. Whoever is being changed at this moment is left alone. */
const settle = `
  WITH settled AS (
    DELETE FROM place WHERE kind = 'extra' AND appointment_id = (
      SELECT a.id FROM place x JOIN appointment a ON a.id = x.appointment_id WHERE x.slot_id = $1 AND x.kind = 'extra'
      ORDER BY x.n LIMIT 1 FOR UPDATE OF a SKIP LOCKED)
    RETURNING appointment_id)
  UPDATE place SET state = 'booked', appointment_id = settled.appointment_id FROM settled WHERE slot_id = $1 AND n = $2`;

/**
 * Gives the place of an appointment back. One made beyond the capacity goes without a trace in the slot; in a slot with such
 * appointments a place that becomes free takes one of them in. In a slot that is closed or cut the place may be closed by that.
 * The slot is locked (lockSlots).
 */
export const freePlace = async (tx: Tx, appointmentId: string, restricted: ReadonlySet<string>): Promise<void> => {
  const [freed] = await tx.query<{ slot_id: string; n: number; overbooked: boolean }>(
    leave,
    [appointmentId],
    'place-free',
  );
  if (freed?.overbooked) await tx.query(settle, [freed.slot_id, freed.n], 'place-settle');
  if (freed && restricted.has(freed.slot_id)) await fitOpenPlaces(tx, [freed.slot_id]);
};

/**
 * Locks slots, in a fixed order, so that two who need the same slots do not wait for each other for ever. Gives those that are
 * closed or cut.
 */
export const lockSlots = async (tx: Tx, slotIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await tx.query<{ id: string; open_places: number | null }>(
    'SELECT id, open_places FROM slot WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE',
    [slotIds],
    'slots-lock',
  );
  return new Set(rows.flatMap(({ id, open_places: open }) => (open === null ? [] : [id])));
};

export interface Occupancy {
  readonly free: number;
  readonly capacity: number;
  /** Appointments beyond the capacity. */
  readonly overbooked: number;
}

/** Places of the slots that have rows, as far as somebody may take them; the others are as empty as their schedule says. */
export const occupancyOf = async (
  from: Pick<Store, 'query'>,
  slotIds: readonly string[],
  now: Date,
  reach: Reach,
): Promise<Map<string, Occupancy>> => {
  const rows = await from.query<Occupancy & { slot_id: string }>(
    `SELECT slot_id, (count(*) FILTER (WHERE mine AND ${takeable}))::int AS free, (count(*) FILTER (WHERE mine AND state <> 'closed'))::int AS capacity,
       (count(*) FILTER (WHERE kind = 'extra' AND state = 'booked'))::int AS overbooked
     FROM (SELECT *, kind = 'public' OR (kind = 'internal' AND $3) AS mine FROM place WHERE slot_id = ANY($1)) AS place GROUP BY slot_id`,
    [slotIds, now, reach === 'all'],
    'slots-occupancy',
  );
  return new Map(rows.map(({ slot_id: id, ...occupancy }) => [id, occupancy]));
};
