import type { Tx } from '@civicline/store';
import { searchKeys } from '@civicline/store';
import type { Appointment, Duplicate, SlotRef } from '../domain/appointment';
import type { Reach } from '../domain/opening';
import { insertColumns, insertValues, refusedByIndex } from './appointments';
import { locks, materialise, pickOne } from './places';

/** Which place is taken: any of a slot within reach, one more than the slot has, or the one that a hold keeps. */
export type Wanted =
  | { readonly slot: SlotRef; readonly places: number; readonly used: boolean; readonly reach: Reach }
  | { readonly beyond: SlotRef }
  | { readonly holdId: string };

export interface BookingRules {
  /** The most open appointments that a number may have. */
  readonly limit: number;
  /** Of which of the number's appointments the asker may know: those booked from there; null is all. */
  readonly knowsOf: string | null;
  /** Whether it may stand beside another for the same procedure. */
  readonly duplicate: boolean;
  /** From where it is booked; empty for staff. */
  readonly bookedFrom: string;
}

export interface BookingOutcome {
  readonly outcome: 'booked' | 'none' | 'limit' | 'already' | 'duplicate';
  /** Those that the asker may know of. */
  readonly duplicates: readonly Duplicate[];
}

const first = 8;
const names = insertColumns.split(/,\s*/);
const written = names.map((_, index) => `$${index + first}`);
const valueOf = (column: string) => written[names.indexOf(column)] ?? '';

/**
 * One statement takes the place and writes the appointment, unless the number has as many as it may have or one that this
 * would double. $1 the slot or the hold, $2 now, $3 to $6 the rules, $7 what the number is found by; the appointment follows.
 */
const bookBy = (take: (guard: string) => string) => `
  WITH known AS MATERIALIZED (
    SELECT code, office_id, office_name, start_at, day = ${valueOf('day')} AND NOT relocated AS same_day,
      status <> 'arrived' AND end_at > $2 AS ahead,
      procedure_code = ${valueOf('procedure_code')} AND ($4::text IS NULL OR booked_from = $4) AS told
    FROM appointment WHERE search_key(citizen_phone) = ANY($7) AND status IN ('pending', 'booked', 'arrived')),
  counted AS (
    SELECT (count(*) FILTER (WHERE ahead))::int AS ahead, (count(*) FILTER (WHERE told AND same_day))::int AS already,
      coalesce(json_agg(json_build_object('code', code, 'officeId', office_id, 'officeName', office_name, 'start', start_at) ORDER BY start_at)
        FILTER (WHERE told AND ahead), '[]') AS duplicates, (count(*) FILTER (WHERE told AND ahead))::int AS doubled
    FROM known),
  allowed AS (SELECT FROM counted WHERE ahead < $3 AND already = 0 AND ($5 OR doubled = 0)),
  taken AS (${take('EXISTS (SELECT FROM allowed)')}),
  made AS (INSERT INTO appointment (${insertColumns}, booked_from) SELECT ${written.join(', ')}, $6 FROM taken RETURNING id)
  SELECT counted.*, (SELECT count(*)::int FROM made) AS made FROM counted`;

const booked = `state = 'booked', appointment_id = ${valueOf('id')}, hold_id = NULL, holder = NULL, network = NULL, held_until = NULL`;
const takeBy = (which: string) => (guard: string) =>
  `UPDATE place SET ${booked} WHERE ${which} AND ${guard} RETURNING n`;
const takeOf = (reach: Reach) =>
  locks.map((lock) => ({ lock, sql: bookBy(takeBy(`(slot_id, n) = (${pickOne(lock, reach)})`)) }));
const bySlot = { public: takeOf('public'), all: takeOf('all') };
const byHold = bookBy(takeBy('hold_id = $1 AND held_until > $2'));
/** Numbers beyond the capacity begin where no capacity ends, so that a slot may grow under them. */
const beyond = bookBy(
  (guard) => `INSERT INTO place (slot_id, n, kind, state, appointment_id)
    SELECT $1, greatest(1000, max(n)) + 1, 'extra', 'booked', ${valueOf('id')}::uuid FROM place WHERE slot_id = $1 HAVING ${guard} RETURNING n`,
);

interface Answer extends Record<string, unknown> {
  ahead: number;
  already: number;
  doubled: number;
  made: number;
  duplicates: (Omit<Duplicate, 'start'> & { start: string })[];
}

const outcomeOf = ({ ahead, already, doubled, made }: Answer, rules: BookingRules): BookingOutcome['outcome'] => {
  if (made) return 'booked';
  if (already) return 'already';
  if (ahead >= rules.limit) return 'limit';
  return doubled && !rules.duplicate ? 'duplicate' : 'none';
};

const book = async (
  tx: Tx,
  { sql, name, key }: { sql: string; name: string; key: string },
  appointment: Appointment,
  now: Date,
  rules: BookingRules,
): Promise<BookingOutcome> => {
  const { limit, knowsOf, duplicate, bookedFrom } = rules;
  const rulesOf = [key, now, limit, knowsOf, duplicate, bookedFrom];
  const [row] = await tx
    .query<Answer>(sql, [...rulesOf, searchKeys(appointment.citizen.phone), ...insertValues(appointment)], name)
    .catch(refusedByIndex);
  if (!row) throw new Error('a booking without an answer');
  const duplicates = row.duplicates.map(({ start, ...other }) => ({ ...other, start: new Date(start) }));
  return { outcome: outcomeOf(row, rules), duplicates };
};

/**
 * Takes a place and writes its appointment in one round trip; a slot that was never used gets its rows first. 'none': the
 * slot is full or the hold has run out. The caller has locked the number (bookingFacts), so that the rules hold for those
 * who try side by side.
 */
export const bookPlace = async (
  tx: Tx,
  wanted: Wanted,
  appointment: Appointment,
  now: Date,
  rules: BookingRules,
): Promise<BookingOutcome> => {
  if ('holdId' in wanted)
    return book(tx, { sql: byHold, name: 'book-hold', key: wanted.holdId }, appointment, now, rules);
  if ('beyond' in wanted)
    return book(tx, { sql: beyond, name: 'book-beyond', key: wanted.beyond.id }, appointment, now, rules);
  if (!wanted.used) await materialise(tx, [{ ...wanted.slot, places: wanted.places }]);
  let last: BookingOutcome = { outcome: 'none', duplicates: [] };
  for (const { lock, sql } of bySlot[wanted.reach]) {
    last = await book(tx, { sql, name: `book ${wanted.reach} ${lock}`, key: wanted.slot.id }, appointment, now, rules);
    if (last.outcome !== 'none') break;
  }
  return last;
};

/** The asker may know of it, and it stands in the way: another of the number's for the same procedure on that day. */
export const alreadyThatDay = async (
  tx: Tx,
  { id, procedureCode, citizen }: Appointment,
  day: string,
): Promise<boolean> => {
  const rows = await tx.query(
    `SELECT FROM appointment WHERE search_key(citizen_phone) = ANY($1) AND procedure_code = $2 AND day = $3 AND id <> $4 AND NOT relocated
       AND status IN ('pending', 'booked', 'arrived')`,
    [searchKeys(citizen.phone), procedureCode, day, id],
    'already-that-day',
  );
  return rows.length > 0;
};
