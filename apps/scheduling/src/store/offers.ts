import type { Tx } from '@civicline/store';
import type { SlotRef } from '../domain/appointment';
import type { Offer, WaitlistEntry } from '../domain/waitlist';
import { fitting } from './fitting';
import { entryColumns, readEntries } from './waitlist';

/**
 * Who joins a line and who frees a place in it do not pass each other: whoever frees a place shares the line's lock with
 * others who do and sees everybody who has joined; whoever joins has it alone and sees every place that was freed.
 */
export const lockLines = (tx: Tx, slotIds: readonly string[]) =>
  tx.query(
    `SELECT pg_advisory_xact_lock_shared(hashtextextended('line:' || o.office_id, 0))
     FROM (SELECT DISTINCT office_id FROM slot WHERE id = ANY($1) ORDER BY office_id) o`,
    [slotIds],
    'line-share',
  );

export const lockLineToJoin = (tx: Tx, officeId: string) =>
  tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('line:' || $1, 0))`, [officeId], 'line-join');

/** Of these slots (null: of all), those with a free place of the public for which somebody waits, in order of time. */
export const awaitedSlots = async (
  tx: Tx,
  slotIds: readonly string[] | null,
  notBefore: Date,
  limit: number,
): Promise<SlotRef[]> => {
  const rows = await tx.query<SlotRef & Record<string, unknown>>(
    `SELECT l.id, l.schedule_id AS "scheduleId", l.office_id AS "officeId", l.start_at AS start, l.end_at AS end FROM slot l
     WHERE ($1::text[] IS NULL OR l.id = ANY($1)) AND l.start_at >= $2
       AND EXISTS (SELECT FROM waitlist_entry w WHERE w.status = 'waiting' AND ${fitting})
       AND EXISTS (SELECT FROM place p WHERE p.slot_id = l.id AND p.kind = 'public' AND p.state = 'free')
     ORDER BY l.start_at, l.id LIMIT $3`,
    [slotIds, notBefore, limit],
    'waitlist-awaited',
  );
  return rows;
};

/** Offers at one office are made one after the other, so that the first in line is the first whatever happens side by side. */
export const lockOffers = (tx: Tx, slots: readonly SlotRef[]) =>
  tx.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('offers:' || o, 0)) FROM unnest($1::text[]) AS o`,
    [[...new Set(slots.map(({ officeId }) => officeId))].sort()],
    'offers-lock',
  );

/** Holds a free place of a slot for the first in line whom it fits, in one statement. Undefined: there is none of either. */
export const keepForNext = async (
  tx: Tx,
  { slot, holdId, until }: Offer,
  now: Date,
): Promise<WaitlistEntry | undefined> =>
  (
    await readEntries(
      tx,
      `WITH next AS MATERIALIZED (
         SELECT w.id FROM slot l JOIN waitlist_entry w ON w.status = 'waiting' AND ${fitting}
         WHERE l.id = $1 AND w.to_at > $2 ORDER BY w.line LIMIT 1 FOR UPDATE OF w),
       kept AS (
         UPDATE place SET state = 'held', hold_id = $3, holder = 'waitlist', network = NULL, held_until = $4
         WHERE EXISTS (SELECT FROM next) AND (slot_id, n) = (
           SELECT slot_id, n FROM place WHERE slot_id = $1 AND kind = 'public' AND state = 'free' ORDER BY n LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING n)
       SELECT ${entryColumns} FROM waitlist_entry w JOIN next USING (id) WHERE EXISTS (SELECT FROM kept)`,
      [slot.id, now, holdId, until],
      'waitlist-keep',
    )
  )[0];

/** Entries whose time to answer has run out; whoever is answering at this moment is left alone. */
export const takeUnanswered = (tx: Tx, now: Date, limit: number): Promise<WaitlistEntry[]> =>
  readEntries(
    tx,
    `SELECT ${entryColumns} FROM waitlist_entry w WHERE w.status = 'offered' AND w.offered_until <= $1
     ORDER BY w.offered_until LIMIT $2 FOR UPDATE OF w SKIP LOCKED`,
    [now, limit],
    'waitlist-unanswered',
  );

/** Entries whose offered place is no longer held for them: it was closed. */
export const takeDeprived = (tx: Tx, limit: number): Promise<WaitlistEntry[]> =>
  readEntries(
    tx,
    `SELECT ${entryColumns} FROM waitlist_entry w
     WHERE w.status = 'offered' AND NOT EXISTS (SELECT FROM place p WHERE p.hold_id = w.hold_id) LIMIT $1 FOR UPDATE OF w SKIP LOCKED`,
    [limit],
    'waitlist-deprived',
  );

/** Entries that waited in vain: their days are over. */
export const takePast = (tx: Tx, now: Date, limit: number): Promise<WaitlistEntry[]> =>
  readEntries(
    tx,
    `SELECT ${entryColumns} FROM waitlist_entry w WHERE w.status = 'waiting' AND w.to_at <= $1 LIMIT $2 FOR UPDATE OF w SKIP LOCKED`,
    [now, limit],
    'waitlist-past',
  );
