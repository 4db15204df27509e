import type { Store, Tx } from '@civicline/store';
import type { SlotRef } from '../domain/appointment';
import type { Reach } from '../domain/opening';
import { locks, materialise, pickOne } from './places';

export interface Hold {
  readonly id: string;
  readonly holder: string;
  /** Stands for the network that it comes from; empty is not counted. */
  readonly network: string;
  readonly until: Date;
}

const hold = async (
  tx: Tx,
  slotId: string,
  now: Date,
  { id, holder, network, until }: Hold,
  reach: Reach,
  lock: (typeof locks)[number],
): Promise<boolean> => {
  const rows = await tx.query(
    `UPDATE place SET state = 'held', hold_id = $3, holder = $4, network = $5, held_until = $6
     WHERE (slot_id, n) = (${pickOne(lock, reach)}) RETURNING n`,
    [slotId, now, id, holder, network, until],
    `place-hold ${reach} ${lock}`,
  );
  return rows.length > 0;
};

/** Keeps a place for a while. False: the slot is full. */
export const holdPlace = async (
  tx: Tx,
  slot: SlotRef,
  places: number,
  now: Date,
  wish: Hold,
  reach: Reach,
): Promise<boolean> => {
  await materialise(tx, [{ ...slot, places }]);
  if (await hold(tx, slot.id, now, wish, reach, locks[0])) return true;
  return hold(tx, slot.id, now, wish, reach, locks[1]);
};

/** Whoever asks for places side by side is counted one after the other, on every replica. */
export const lockHolders = (tx: Tx, { holder, network }: Pick<Hold, 'holder' | 'network'>) =>
  tx.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('holder:' || $1, 0)),
       CASE WHEN $2 <> '' THEN pg_advisory_xact_lock(hashtextextended('network:' || $2, 0)) END`,
    [holder, network],
    'holder-lock',
  );

export interface HoldCounts {
  readonly holder: number;
  readonly network: number;
  /** Of the network's, those of the same counter in [from, to). */
  readonly networkThere: number;
}

/** How many places somebody holds now, and how many their network does. */
export const countHolds = async (
  tx: Tx,
  { holder, network }: Pick<Hold, 'holder' | 'network'>,
  there: { readonly scheduleId: string; readonly from: Date; readonly to: Date },
  now: Date,
): Promise<HoldCounts> => {
  const [row] = await tx.query<Record<keyof HoldCounts, number>>(
    `SELECT (count(*) FILTER (WHERE p.holder = $1))::int AS holder,
       (count(*) FILTER (WHERE p.network = $2))::int AS network,
       (count(*) FILTER (WHERE p.network = $2 AND l.schedule_id = $4 AND l.start_at >= $5 AND l.start_at < $6))::int AS "networkThere"
     FROM place p JOIN slot l ON l.id = p.slot_id
     WHERE p.state = 'held' AND p.held_until > $3 AND (p.holder = $1 OR (p.network = $2 AND $2 <> ''))`,
    [holder, network, now, there.scheduleId, there.from, there.to],
    'holds-count',
  );
  return row ?? { holder: 0, network: 0, networkThere: 0 };
};

export const slotOfHold = async (tx: Tx, holdId: string): Promise<string | undefined> => {
  const [row] = await tx.query<{ slot_id: string }>(
    'SELECT slot_id FROM place WHERE hold_id = $1',
    [holdId],
    'hold-slot',
  );
  return row?.slot_id;
};

const toFree = `state = 'free', hold_id = NULL, holder = NULL, network = NULL, held_until = NULL`;

/** Gives a held place back. Undefined: there is no such hold; otherwise its slot. */
export const releaseHold = async (tx: Tx, holdId: string): Promise<string | undefined> => {
  const [row] = await tx.query<{ slot_id: string }>(
    `UPDATE place SET ${toFree} WHERE hold_id = $1 RETURNING slot_id`,
    [holdId],
    'hold-release',
  );
  return row?.slot_id;
};

/** Whether somebody holds anything. */
export const holdsAnything = async (store: Pick<Store, 'query'>, holder: string): Promise<boolean> => {
  const rows = await store.query(
    `SELECT FROM place WHERE state = 'held' AND holder = $1 LIMIT 1`,
    [holder],
    'holder-holds',
  );
  return rows.length > 0;
};

/** Gives back everything that somebody holds; gives the slots, one for each place. */
export const releaseHolder = async (tx: Tx, holder: string): Promise<string[]> => {
  const rows = await tx.query<{ slot_id: string }>(
    `UPDATE place SET ${toFree} WHERE state = 'held' AND holder = $1 RETURNING slot_id`,
    [holder],
    'holder-release',
  );
  return rows.map((row) => row.slot_id);
};

/**
 * Frees held places whose time has run out; gives their slots, one for each place. One that is still offered is left to whoever
 * ends the offer, another replica perhaps at this moment: it goes with the end of it.
 */
export const releaseExpired = async (tx: Tx, now: Date, limit: number): Promise<string[]> => {
  const rows = await tx.query<{ slot_id: string }>(
    `UPDATE place SET ${toFree}
     WHERE (slot_id, n) IN (SELECT p.slot_id, p.n FROM place p WHERE p.state = 'held' AND p.held_until <= $1
         AND NOT EXISTS (SELECT FROM waitlist_entry w WHERE w.hold_id = p.hold_id AND w.status = 'offered')
       LIMIT $2 FOR UPDATE OF p SKIP LOCKED)
     RETURNING slot_id`,
    [now, limit],
    'holds-expire',
  );
  return rows.map((row) => row.slot_id);
};
