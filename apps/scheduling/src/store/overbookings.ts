import type { Store, Tx } from '@civicline/store';
import { sealed } from '@civicline/store';
import type { Appointment, Overbooked, Overbooking, SlotRef } from '../domain/appointment';
import { appointmentsById } from './appointments';

/** The slot is this transaction's: a closing waits, or is waited for. False: it is closed by now. */
export const lockOpenSlot = async (tx: Tx, slotId: string): Promise<boolean> => {
  const [row] = await tx.query<{ open: boolean }>(
    'SELECT open_places IS DISTINCT FROM 0 AS open FROM slot WHERE id = $1 FOR NO KEY UPDATE',
    [slotId],
    'slot-lock-open',
  );
  return row?.open ?? false;
};

/** Remembers who decided it and why, for longer than the appointment is there. */
export const insertOverbooking = (tx: Tx, { id, slot }: Appointment, { by, reason, at }: Overbooking) =>
  tx.write(
    `INSERT INTO overbooking (appointment_id, slot_id, schedule_id, office_id, start_at, end_at, decided_by, reason, decided_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, slot.id, slot.scheduleId, slot.officeId, slot.start, slot.end, by, sealed(reason), at],
    'overbooking-insert',
  );

type Row = Record<string, unknown> & Overbooking & { appointmentId: string } & { slot: SlotRef };

const columns = `appointment_id AS "appointmentId", decided_by AS by, reason, decided_at AS at,
  json_build_object('id', slot_id, 'scheduleId', schedule_id, 'officeId', office_id, 'start', start_at, 'end', end_at) AS slot`;

/** Marks those that are still in the slot in which they were made beyond the capacity. */
export const withOverbookings = async (store: Store, appointments: readonly Appointment[]): Promise<Appointment[]> => {
  const rows = await store.query<Row>(
    `SELECT ${columns} FROM overbooking WHERE appointment_id = ANY($1)`,
    [appointments.map(({ id }) => id)],
    'overbookings-of',
  );
  const byId = new Map(rows.map((row) => [row.appointmentId, row]));
  return appointments.map((appointment) => {
    const row = byId.get(appointment.id);
    if (row?.slot.id !== appointment.slot.id) return appointment;
    return { ...appointment, overbooking: { by: row.by, reason: row.reason, at: row.at } };
  });
};

/** What was made beyond the capacity of an office's slots that begin in [from, to), in order of time. */
export const overbookingsBetween = async (
  store: Store,
  officeId: string,
  from: Date,
  to: Date,
): Promise<Overbooked[]> => {
  const rows = await store.query<Row>(
    `SELECT ${columns} FROM overbooking WHERE office_id = $1 AND start_at >= $2 AND start_at < $3 ORDER BY start_at, decided_at`,
    [officeId, from, to],
    'overbookings-between',
  );
  const known = await appointmentsById(
    store,
    rows.map(({ appointmentId }) => appointmentId),
    false,
  );
  return rows.flatMap(({ appointmentId, by, reason, at, slot }) => {
    const appointment = known.get(appointmentId);
    if (!appointment) return [];
    const there = { ...slot, start: new Date(slot.start), end: new Date(slot.end) };
    return [{ appointment: { ...appointment, overbooking: { by, reason, at } }, slot: there }];
  });
};
