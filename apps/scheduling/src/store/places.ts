import type { Store, Tx } from '@civicline/store';
import type { SlotRef } from '../domain/appointment';
import { fitOpenPlaces, inForce } from './restrictions';

/** A place that can be taken: free, or held by somebody whose time has run out. `$2` is now. */
const takeable = `(state = 'free' OR (state = 'held' AND held_until <= $2))`;

/** Picks one place of slot $1. */
export const pickOne = (lock: string) =>
  `SELECT slot_id, n FROM place WHERE slot_id = $1 AND ${takeable} ORDER BY n LIMIT 1 ${lock}`;

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
     INSERT INTO place (slot_id, n, state) SELECT made.id, n, CASE WHEN n > made.open_places THEN 'closed' ELSE 'free' END
     FROM made JOIN input USING (id), generate_series(1, input.places) AS n`,
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

/** Takes a free place for an appointment, in one statement. False: there is none. */
const take = async (
  tx: Tx,
  slotId: string,
  now: Date,
  appointmentId: string,
  lock: (typeof locks)[number],
): Promise<boolean> => {
  const rows = await tx.query(
    `UPDATE place SET state = 'booked', appointment_id = $3, hold_id = NULL, holder = NULL, held_until = NULL
     WHERE (slot_id, n) = (${pickOne(lock)}) RETURNING n`,
    [slotId, now, appointmentId],
    `place-take ${lock}`,
  );
  return rows.length > 0;
};

/** Takes a place of a slot, which has its rows. False: it is full. */
export const takePlace = async (tx: Tx, slot: SlotRef, now: Date, appointmentId: string): Promise<boolean> => {
  if (await take(tx, slot.id, now, appointmentId, locks[0])) return true;
  return take(tx, slot.id, now, appointmentId, locks[1]);
};

export interface Hold {
  readonly id: string;
  readonly holder: string;
  readonly until: Date;
}

const hold = async (
  tx: Tx,
  slotId: string,
  now: Date,
  { id, holder, until }: Hold,
  lock: (typeof locks)[number],
): Promise<boolean> => {
  const rows = await tx.query(
    `UPDATE place SET state = 'held', hold_id = $3, holder = $4, held_until = $5 WHERE (slot_id, n) = (${pickOne(lock)}) RETURNING n`,
    [slotId, now, id, holder, until],
    `place-hold ${lock}`,
  );
  return rows.length > 0;
};

/** Keeps a place for a while. False: the slot is full. */
export const holdPlace = async (tx: Tx, slot: SlotRef, places: number, now: Date, wish: Hold): Promise<boolean> => {
  await materialise(tx, [{ ...slot, places }]);
  if (await hold(tx, slot.id, now, wish, locks[0])) return true;
  return hold(tx, slot.id, now, wish, locks[1]);
};

/** Whoever asks for places side by side is counted one after the other. */
export const lockHolder = (tx: Tx, holder: string) =>
  tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('holder:' || $1, 0))`, [holder], 'holder-lock');

/** How many places somebody holds now. */
export const countHolds = async (tx: Tx, holder: string, now: Date): Promise<number> => {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM place WHERE holder = $1 AND state = 'held' AND held_until > $2`,
    [holder, now],
    'holds-count',
  );
  return row?.count ?? 0;
};

export const slotOfHold = async (tx: Tx, holdId: string): Promise<string | undefined> => {
  const [row] = await tx.query<{ slot_id: string }>(
    'SELECT slot_id FROM place WHERE hold_id = $1',
    [holdId],
    'hold-slot',
  );
  return row?.slot_id;
};

export const releaseHold = async (tx: Tx, holdId: string): Promise<boolean> => {
  const rows = await tx.query(
    `UPDATE place SET state = 'free', hold_id = NULL, holder = NULL, held_until = NULL WHERE hold_id = $1 RETURNING n`,
    [holdId],
    'hold-release',
  );
  return rows.length > 0;
};

/** Frees held places whose time has run out. */
export const releaseExpired = async (tx: Tx, now: Date, limit: number): Promise<number> => {
  const rows = await tx.query(
    `UPDATE place SET state = 'free', hold_id = NULL, holder = NULL, held_until = NULL
     WHERE (slot_id, n) IN (SELECT slot_id, n FROM place WHERE state = 'held' AND held_until <= $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING n`,
    [now, limit],
    'holds-expire',
  );
  return rows.length;
};

/** Gives the place of an appointment back; in a slot that is closed or cut it may be closed by that. The slot is locked (lockSlots). */
export const freePlace = async (tx: Tx, appointmentId: string, restricted: ReadonlySet<string>): Promise<void> => {
  const rows = await tx.query<{ slot_id: string }>(
    `UPDATE place SET state = 'free', appointment_id = NULL WHERE appointment_id = $1 RETURNING slot_id`,
    [appointmentId],
    'place-free',
  );
  await fitOpenPlaces(
    tx,
    rows.map(({ slot_id: id }) => id).filter((id) => restricted.has(id)),
  );
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
}

/** Free places of the slots that have rows; the others are as empty as their schedule says. */
export const occupancyOf = async (
  from: Pick<Store, 'query'>,
  slotIds: readonly string[],
  now: Date,
): Promise<Map<string, Occupancy>> => {
  const rows = await from.query<{ slot_id: string; free: number; capacity: number }>(
    `SELECT slot_id, (count(*) FILTER (WHERE ${takeable}))::int AS free, (count(*) FILTER (WHERE state <> 'closed'))::int AS capacity
     FROM place WHERE slot_id = ANY($1) GROUP BY slot_id`,
    [slotIds, now],
    'slots-occupancy',
  );
  return new Map(rows.map(({ slot_id: id, free, capacity }) => [id, { free, capacity }]));
};
