import { localDay } from '@civicline/calendar';
import type { Tx } from '@civicline/store';
import { jsonRows } from '@civicline/store';
import type { Appointment } from '../domain/appointment';
import type { Reach } from '../domain/opening';
import { sealedReason } from './appointments';

/** Free places of slots within reach, locked for this transaction; those that somebody is taking at the moment are left to them. */
export const lockFree = async (
  tx: Tx,
  slotIds: readonly string[],
  now: Date,
  reach: Reach,
): Promise<Map<string, number[]>> => {
  const rows = await tx.query<{ slot_id: string; n: number }>(
    `SELECT slot_id, n FROM place WHERE slot_id = ANY($1) AND kind = ANY($3) AND (state = 'free' OR (state = 'held' AND held_until <= $2))
     ORDER BY slot_id, n FOR UPDATE SKIP LOCKED`,
    [slotIds, now, reach === 'all' ? ['internal', 'public'] : ['public']],
  );
  const free = new Map<string, number[]>();
  for (const { slot_id: id, n } of rows) free.set(id, [...(free.get(id) ?? []), n]);
  return free;
};

/** Longer than any job takes: what is held for somebody is given back by the job, never by the clock. */
const heldUntil = new Date('2199-12-31T00:00:00Z');

/** Keeps places for those who are to be moved, each under the id of its change. */
export const holdFor = (tx: Tx, holder: string, holds: readonly { id: string; slotId: string; n: number }[]) =>
  tx.query(
    `UPDATE place p SET state = 'held', hold_id = h.id, holder = $4, network = NULL, held_until = $5
     FROM unnest($1::uuid[], $2::text[], $3::int[]) AS h (id, slot_id, n) WHERE p.slot_id = h.slot_id AND p.n = h.n`,
    [holds.map(({ id }) => id), holds.map(({ slotId }) => slotId), holds.map(({ n }) => n), holder, heldUntil],
  );

/** Which of these changes still have their place. */
export const stillHeld = async (tx: Tx, ids: readonly string[]): Promise<Set<string>> => {
  const rows = await tx.query<{ hold_id: string }>(
    `SELECT hold_id FROM place WHERE hold_id = ANY($1::uuid[]) AND state = 'held' ORDER BY slot_id, n FOR UPDATE`,
    [ids],
  );
  return new Set(rows.map(({ hold_id: id }) => id));
};

/** Gives the places back that were held for changes. */
export const releaseFor = (tx: Tx, ids: readonly string[]) =>
  tx.query(
    `UPDATE place SET state = 'free', hold_id = NULL, holder = NULL, held_until = NULL WHERE hold_id = ANY($1::uuid[])`,
    [ids],
  );

/** The places that people leave; those beyond the capacity are gone. The caller makes what is open of their slots agree. */
export const leavePlaces = async (tx: Tx, appointmentIds: readonly string[]): Promise<void> => {
  await tx.query(`DELETE FROM place WHERE appointment_id = ANY($1::uuid[]) AND kind = 'extra'`, [appointmentIds]);
  await tx.query(`UPDATE place SET state = 'free', appointment_id = NULL WHERE appointment_id = ANY($1::uuid[])`, [
    appointmentIds,
  ]);
};

/** The places that were held become those of the people they were held for. */
export const takeHeld = (tx: Tx, moves: readonly { id: string; appointmentId: string }[]) =>
  tx.query(
    `UPDATE place p SET state = 'booked', appointment_id = m.appointment_id, hold_id = NULL, holder = NULL, held_until = NULL
     FROM unnest($1::uuid[], $2::uuid[]) AS m (id, appointment_id) WHERE p.hold_id = m.id`,
    [moves.map(({ id }) => id), moves.map(({ appointmentId }) => appointmentId)],
  );

/** Writes many changed appointments in one statement. Where an office sends somebody is not held against them. */
export const updateAppointments = (tx: Tx, appointments: readonly Appointment[]) =>
  tx.query(
    `UPDATE appointment a SET status = x.status, version = x.version, slot_id = x.slot_id, schedule_id = x.schedule_id,
       office_id = x.office_id, office_name = x.office_name, office_address = x.office_address, start_at = x.start_at,
       end_at = x.end_at, day = x.day, changed_at = x.changed_at, reason = x.reason, moved_from = x.moved_from,
       answer_key = x.answer_key, relocated = true
     FROM jsonb_to_recordset($1) AS x (id uuid, status text, version int, slot_id text, schedule_id text, office_id text,
       office_name jsonb, office_address jsonb, start_at timestamptz, end_at timestamptz, day text, changed_at timestamptz,
       reason jsonb, moved_from jsonb, answer_key text)
     WHERE a.id = x.id`,
    [
      jsonRows(
        appointments.map(({ slot, ...own }) => ({
          id: own.id,
          status: own.status,
          version: own.version,
          slot_id: slot.id,
          schedule_id: slot.scheduleId,
          office_id: slot.officeId,
          office_name: own.officeName,
          office_address: own.officeAddress,
          start_at: slot.start,
          end_at: slot.end,
          day: localDay(slot.start),
          changed_at: own.changedAt,
          reason: sealedReason(own.reason),
          moved_from: own.movedFrom,
          answer_key: own.answerKey,
        })),
      ),
    ],
  );

/** Gives people the places that were locked for them. */
export const takePlaces = (tx: Tx, takes: readonly { appointmentId: string; slotId: string; n: number }[]) =>
  tx.query(
    `UPDATE place p SET state = 'booked', appointment_id = t.appointment_id, hold_id = NULL, holder = NULL, held_until = NULL
     FROM unnest($1::uuid[], $2::text[], $3::int[]) AS t (appointment_id, slot_id, n) WHERE p.slot_id = t.slot_id AND p.n = t.n`,
    [takes.map(({ appointmentId }) => appointmentId), takes.map(({ slotId }) => slotId), takes.map(({ n }) => n)],
  );
