import type { Tx } from '@civicline/store';
import type { Appointment, SlotRef } from '../domain/appointment';
import { insertColumns, insertValues, refusedByIndex } from './appointments';
import { locks, materialise, pickOne } from './places';

/** Which place is taken: any of a slot, or the one that a hold keeps. */
export type Wanted =
  { readonly slot: SlotRef; readonly places: number; readonly used: boolean } | { readonly holdId: string };

export type BookingOutcome = 'booked' | 'none' | 'limit';

const first = 4;
const written = insertColumns.split(',').map((_, index) => `$${index + first}`);

/**
 * One statement takes the place and writes the appointment, unless the number has as many as it may have. $1 the slot or the
 * hold, $2 now, $3 the most that a number may have; the appointment follows.
 */
const bookBy = (which: string) => `
  WITH ahead AS (
    SELECT count(*)::int AS n FROM appointment
    WHERE citizen_phone = ${written[insertColumns.split(/,\s*/).indexOf('citizen_phone')]} AND status IN ('pending', 'booked') AND end_at > $2),
  taken AS (
    UPDATE place SET state = 'booked', appointment_id = $${first}, hold_id = NULL, holder = NULL, held_until = NULL
    WHERE ${which} AND (SELECT n FROM ahead) < $3 RETURNING n),
  made AS (INSERT INTO appointment (${insertColumns}) SELECT ${written.join(', ')} FROM taken RETURNING id)
  SELECT (SELECT n FROM ahead) AS ahead, (SELECT count(*)::int FROM made) AS made`;

const bySlot = locks.map((lock) => ({ lock, sql: bookBy(`(slot_id, n) = (${pickOne(lock)})`) }));
const byHold = bookBy('hold_id = $1 AND held_until > $2');

const book = async (
  tx: Tx,
  { sql, name, key }: { sql: string; name: string; key: string },
  appointment: Appointment,
  now: Date,
  limit: number,
): Promise<BookingOutcome> => {
  const [row] = await tx
    .query<{ ahead: number; made: number }>(sql, [key, now, limit, ...insertValues(appointment)], name)
    .catch(refusedByIndex);
  if (row?.made) return 'booked';
  return row && row.ahead >= limit ? 'limit' : 'none';
};

/**
 * Takes a place and writes its appointment in one round trip; a slot that was never used gets its rows first. 'none': the
 * slot is full or the hold has run out. The caller has locked the number (bookingFacts), so that `limit` holds for those
 * who try side by side. Refuses ALREADY_BOOKED.
 */
export const bookPlace = async (
  tx: Tx,
  wanted: Wanted,
  appointment: Appointment,
  now: Date,
  limit: number,
): Promise<BookingOutcome> => {
  if ('holdId' in wanted)
    return book(tx, { sql: byHold, name: 'book-hold', key: wanted.holdId }, appointment, now, limit);
  if (!wanted.used) await materialise(tx, [{ ...wanted.slot, places: wanted.places }]);
  for (const { lock, sql } of bySlot) {
    const outcome = await book(tx, { sql, name: `book ${lock}`, key: wanted.slot.id }, appointment, now, limit);
    if (outcome !== 'none') return outcome;
  }
  return 'none';
};
