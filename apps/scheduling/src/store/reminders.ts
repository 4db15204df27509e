import type { Tx } from '@civicline/store';
import type { Appointment } from '../domain/appointment';
import type { DueWindow, ReminderKind } from '../domain/reminder';
import type { AppointmentRow } from './appointments';
import { appointmentColumns, appointmentFrom } from './appointments';

/**
 * Visits of a window that were not reminded of yet, as of their version; taken by one process at a time. A visit is its own
 * timer: its beginning says when each reminder is due, so that booking and moving have nothing more to write. Found by the
 * index on the end of booked visits, none of which is longer than eight hours.
 */
export const takeToRemind = async (tx: Tx, window: DueWindow, limit: number): Promise<Appointment[]> => {
  const rows = await tx.query<AppointmentRow>(
    `SELECT ${appointmentColumns} FROM appointment
     WHERE status = 'booked' AND end_at > $1 AND end_at <= $2::timestamptz + interval '8 hours' AND start_at > $1 AND start_at <= $2
       AND changed_at < $3 AND changed_at < start_at - make_interval(hours => $4)
       AND NOT EXISTS (
         SELECT FROM reminder r WHERE r.appointment_id = appointment.id AND r.version = appointment.version AND r.kind = $5)
     ORDER BY start_at LIMIT $6 FOR UPDATE SKIP LOCKED`,
    [window.after, window.until, window.settledBefore, window.settledHours, window.kind, limit],
    'appointments-to-remind',
  );
  return rows.map(appointmentFrom);
};

/** A visit with the required papers that it lacks. */
export interface ToRemind {
  readonly appointment: Appointment;
  readonly missing: readonly string[];
}

/**
 * Writes that visits are reminded of. Returns the ids of those that were not written before: a process that looked before
 * another's commit finds the same visits free.
 */
export const writeReminders = async (
  tx: Tx,
  kind: ReminderKind,
  visits: readonly ToRemind[],
  now: Date,
): Promise<ReadonlySet<string>> => {
  const rows = await tx.query<{ id: string }>(
    `INSERT INTO reminder (appointment_id, version, kind, office_id, start_at, announced_at, missing)
     SELECT id, version, $1, office_id, start_at, $2, ARRAY(SELECT jsonb_array_elements_text(missing))
     FROM jsonb_to_recordset($3) AS r (id uuid, version int, office_id text, start_at timestamptz, missing jsonb)
     ON CONFLICT DO NOTHING RETURNING appointment_id AS id`,
    [
      kind,
      now,
      JSON.stringify(
        visits.map(({ appointment: { id, version, slot }, missing }) => ({
          id,
          version,
          office_id: slot.officeId,
          start_at: slot.start,
          missing,
        })),
      ),
    ],
    'reminders-write',
  );
  return new Set(rows.map(({ id }) => id));
};
