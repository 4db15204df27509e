import { localDay } from '@civicline/calendar';
import type { Store, Tx } from '@civicline/store';
import { jsonRows, searchable, sealed, sealedEach, searchKeys } from '@civicline/store';
import { concerns } from '@civicline/store/audit';
import type { Appointment, AppointmentStatus, Localized, SlotRef } from '../domain/appointment';

/** A slot as JSON has it. */
export type SlotJson = Omit<SlotRef, 'start' | 'end'> & { readonly start: string; readonly end: string };

export const slotFromJson = (slot: SlotJson): SlotRef => ({
  ...slot,
  start: new Date(slot.start),
  end: new Date(slot.end),
});

type Row = Record<string, unknown> & {
  id: string;
  code: string;
  status: AppointmentStatus;
  version: number;
  slot_id: string;
  schedule_id: string;
  office_id: string;
  start_at: Date;
  end_at: Date;
  procedure_code: string;
  procedure_name: Localized;
  office_name: Localized;
  office_address: Localized;
  citizen_name: string;
  citizen_phone: string;
  citizen_email: string;
  locale: 'vi' | 'en';
  booked_at: Date;
  changed_at: Date;
  reason: Localized | null;
  moved_from: SlotJson | null;
  answer_key: string | null;
};

const columns = `id, code, status, version, slot_id, schedule_id, office_id, start_at, end_at, procedure_code, procedure_name,
  office_name, office_address, citizen_name, citizen_phone, citizen_email, locale, booked_at, changed_at, reason, moved_from, answer_key`;

const fromRow = (row: Row): Appointment => ({
  id: row.id,
  code: row.code,
  status: row.status,
  version: row.version,
  slot: { id: row.slot_id, scheduleId: row.schedule_id, officeId: row.office_id, start: row.start_at, end: row.end_at },
  procedureCode: row.procedure_code,
  procedureName: row.procedure_name,
  officeName: row.office_name,
  officeAddress: row.office_address,
  citizen: { name: row.citizen_name, phone: row.citizen_phone, email: row.citizen_email },
  locale: row.locale,
  bookedAt: row.booked_at,
  changedAt: row.changed_at,
  reason: row.reason,
  movedFrom: row.moved_from && slotFromJson(row.moved_from),
  answerKey: row.answer_key,
});

/** The one that somebody asked for. */
const askedFor = ([row]: readonly Row[]): Appointment | undefined => {
  if (!row) return undefined;
  concerns(row.citizen_phone);
  return fromRow(row);
};

/** For statements about appointments that stand in files of their own. */
export { columns as appointmentColumns, fromRow as appointmentFrom };
export type { Row as AppointmentRow };

const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

/** Why a visit was moved or cancelled, in somebody's words. */
export const sealedReason = (reason: Localized | null) => reason && sealedEach(reason);

/** A code that somebody has already: the command is tried again with another. */
export class CodeTaken extends Error {}

/** What a broken unique index means. */
export const refusedByIndex = (error: unknown): never => {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === '23505' && (constraint === 'appointment_code_key' || constraint === 'waitlist_entry_code_key'))
    throw new CodeTaken();
  throw error;
};

/** What a new appointment is written with, in the order of insertValues. */
export const insertColumns = `id, code, status, version, slot_id, schedule_id, office_id, start_at, end_at, procedure_code, procedure_name,
  office_name, office_address, citizen_name, citizen_phone, citizen_email, locale, booked_at, changed_at, day`;

export const insertValues = ({ slot, citizen, ...own }: Appointment): readonly unknown[] => [
  own.id,
  own.code,
  own.status,
  own.version,
  slot.id,
  slot.scheduleId,
  slot.officeId,
  slot.start,
  slot.end,
  own.procedureCode,
  json(own.procedureName),
  json(own.officeName),
  json(own.officeAddress),
  sealed(citizen.name),
  searchable(citizen.phone),
  sealed(citizen.email),
  own.locale,
  own.bookedAt,
  own.changedAt,
  localDay(slot.start),
];

/** Writes what a change made of an appointment. */
export const updateAppointment = async (tx: Tx, { slot, ...own }: Appointment): Promise<void> => {
  await tx.query(
    `UPDATE appointment SET status = $2, version = $3, slot_id = $4, schedule_id = $5, office_id = $6, start_at = $7, end_at = $8,
         day = $9, changed_at = $10, reason = $11, moved_from = $12, office_name = $13, office_address = $14, answer_key = $15
       WHERE id = $1`,
    [
      own.id,
      own.status,
      own.version,
      slot.id,
      slot.scheduleId,
      slot.officeId,
      slot.start,
      slot.end,
      localDay(slot.start),
      own.changedAt,
      own.reason && jsonRows(sealedReason(own.reason)),
      json(own.movedFrom),
      json(own.officeName),
      json(own.officeAddress),
      own.answerKey,
    ],
    'appointment-update',
  );
};

/** The row is this transaction's until it ends: who changes an appointment waits here for who does so already. */
export const lockAppointment = async (tx: Tx, code: string): Promise<Appointment | undefined> => {
  const rows = await tx.query<Row>(
    `SELECT ${columns} FROM appointment WHERE code = $1 FOR UPDATE`,
    [code],
    'appointment-lock',
  );
  return askedFor(rows);
};

export const appointmentByCode = async (store: Store, code: string): Promise<Appointment | undefined> => {
  const rows = await store.query<Row>(
    `SELECT ${columns} FROM appointment WHERE code = $1`,
    [code],
    'appointment-by-code',
  );
  return askedFor(rows);
};

export const appointmentById = async (store: Pick<Store, 'query'>, id: string): Promise<Appointment | undefined> => {
  const rows = await store.query<Row>(`SELECT ${columns} FROM appointment WHERE id = $1`, [id], 'appointment-by-id');
  return rows[0] && fromRow(rows[0]);
};

/** The appointments of a number that are ahead, earliest first. */
export const openOfPhone = async (store: Pick<Store, 'query'>, phone: string, now: Date): Promise<Appointment[]> => {
  const rows = await store.query<Row>(
    `SELECT ${columns} FROM appointment
     WHERE search_key(citizen_phone) = ANY($1) AND status IN ('pending', 'booked') AND end_at > $2 ORDER BY start_at`,
    [searchKeys(phone), now],
    'appointments-of-phone',
  );
  return rows.map(fromRow);
};

/** Appointments of an office that begin in [from, to), in order of time. */
export const appointmentsBetween = async (
  store: Store,
  officeId: string,
  from: Date,
  to: Date,
): Promise<Appointment[]> => {
  const rows = await store.query<Row>(
    `SELECT ${columns} FROM appointment WHERE office_id = $1 AND start_at >= $2 AND start_at < $3 ORDER BY start_at, booked_at, id`,
    [officeId, from, to],
    'appointments-between',
  );
  return rows.map(fromRow);
};

/** At one counter, cancelled ones too: a calendar takes those off. */
export const appointmentsAt = async (
  store: Store,
  { officeId, id }: { readonly officeId: string; readonly id: string },
  from: Date,
  to: Date,
  limit: number,
): Promise<Appointment[]> => {
  const rows = await store.query<Row>(
    `SELECT ${columns} FROM appointment WHERE office_id = $1 AND schedule_id = $2 AND start_at >= $3 AND start_at < $4
     ORDER BY start_at, id LIMIT $5`,
    [officeId, id, from, to, limit],
    'appointments-at',
  );
  return rows.map(fromRow);
};

/** Everybody who has a place that [begins, ends) touches, at an office or one of its schedules. */
export const displacedBy = async (
  from: Pick<Store, 'query'>,
  { officeId, scheduleId }: { officeId: string; scheduleId: string },
  begins: Date,
  ends: Date,
): Promise<Appointment[]> => {
  const rows = await from.query<Row>(
    `SELECT ${columns} FROM appointment WHERE office_id = $1 AND ($2 = '' OR schedule_id = $2) AND end_at > $3 AND start_at < $4
       AND status = 'booked' ORDER BY id`,
    [officeId, scheduleId, begins, ends],
  );
  return rows.map(fromRow);
};

/** Appointments by id, as far as they are there. `lock`: nobody else changes them until this transaction ends. */
export const appointmentsById = async (
  from: Pick<Store, 'query'>,
  ids: readonly string[],
  lock: boolean,
): Promise<Map<string, Appointment>> => {
  const rows = await from.query<Row>(
    `SELECT ${columns} FROM appointment WHERE id = ANY($1::uuid[]) ORDER BY id ${lock ? 'FOR UPDATE' : ''}`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, fromRow(row)]));
};

/** Those who refused a place and chose no other before its time was over; taken by one process at a time. */
export const takeUnplaced = async (tx: Tx, before: Date, limit: number): Promise<Appointment[]> => {
  const rows = await tx.query<Row>(
    `SELECT ${columns} FROM appointment WHERE status = 'pending' AND end_at < $1 ORDER BY end_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [before, limit],
  );
  return rows.map(fromRow);
};

/** Booked appointments whose time is over, for the no-show timer; taken by one process at a time. */
export const takeOver = async (tx: Tx, before: Date, limit: number): Promise<Appointment[]> => {
  const rows = await tx.query<Row>(
    `SELECT ${columns} FROM appointment WHERE status = 'booked' AND end_at < $1 ORDER BY end_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [before, limit],
    'appointments-over',
  );
  return rows.map(fromRow);
};
