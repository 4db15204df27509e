import { addDays, instantOf } from '@civicline/calendar';
import type { Store, Tx } from '@civicline/store';
import { searchable, sealed, searchKeys } from '@civicline/store';
import type { Localized } from '../domain/appointment';
import type { WaitlistCause, WaitlistEntry, WaitlistStatus, WaitlistStep } from '../domain/waitlist';

type Row = Record<string, unknown> & {
  id: string;
  code: string;
  key: string;
  status: WaitlistStatus;
  version: number;
  office_id: string;
  office_name: Localized;
  schedule_id: string;
  procedure_code: string;
  procedure_name: Localized;
  from_day: string;
  to_day: string;
  earliest: string;
  latest: string;
  citizen_name: string;
  citizen_phone: string;
  citizen_email: string;
  locale: 'vi' | 'en';
  joined_at: Date;
  changed_at: Date;
  hold_id: string | null;
  offered_until: Date | null;
  appointment_code: string | null;
  offered: { id: string; scheduleId: string; officeId: string; start: string; end: string } | null;
};

/** What an entry `w` is read with. */
export const entryColumns = `w.id, w.code, w.key, w.status, w.version, w.office_id, w.office_name, w.schedule_id, w.procedure_code,
  w.procedure_name, w.from_day, w.to_day, w.earliest, w.latest, w.citizen_name, w.citizen_phone, w.citizen_email, w.locale,
  w.joined_at, w.changed_at, w.hold_id, w.offered_until, w.appointment_code,
  (SELECT json_build_object('id', o.id, 'scheduleId', o.schedule_id, 'officeId', o.office_id, 'start', o.start_at, 'end', o.end_at)
   FROM slot o WHERE o.id = w.slot_id) AS offered`;

export const entryFromRow = (row: Row): WaitlistEntry => ({
  id: row.id,
  code: row.code,
  key: row.key,
  status: row.status,
  version: row.version,
  officeId: row.office_id,
  officeName: row.office_name,
  scheduleId: row.schedule_id,
  procedureCode: row.procedure_code,
  procedureName: row.procedure_name,
  fromDay: row.from_day,
  toDay: row.to_day,
  earliest: row.earliest,
  latest: row.latest,
  citizen: { name: row.citizen_name, phone: row.citizen_phone, email: row.citizen_email },
  locale: row.locale,
  joinedAt: row.joined_at,
  changedAt: row.changed_at,
  offer:
    row.hold_id && row.offered && row.offered_until
      ? {
          slot: { ...row.offered, start: new Date(row.offered.start), end: new Date(row.offered.end) },
          holdId: row.hold_id,
          until: row.offered_until,
        }
      : null,
  appointmentCode: row.appointment_code ?? '',
});

/** Entries as a statement gives them, with `entryColumns`. */
export const readEntries = async (
  from: Pick<Store, 'query'>,
  sql: string,
  params: readonly unknown[],
  name: string,
): Promise<WaitlistEntry[]> => (await from.query<Row>(sql, params, name)).map(entryFromRow);

/** From where somebody joined. */
export interface JoinedFrom {
  /** Empty for staff. */
  readonly visitor: string;
  readonly network: string;
}

export const insertEntry = async (
  tx: Tx,
  { citizen, ...own }: WaitlistEntry,
  schedules: readonly string[],
  { visitor, network }: JoinedFrom,
): Promise<void> => {
  await tx.query(
    `INSERT INTO waitlist_entry (id, code, key, status, version, office_id, office_name, schedule_id, schedules, procedure_code,
       procedure_name, from_day, to_day, from_at, to_at, earliest, latest, citizen_name, citizen_phone, citizen_email, locale,
       joined_from, network, joined_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)`,
    [
      own.id,
      own.code,
      own.key,
      own.status,
      own.version,
      own.officeId,
      JSON.stringify(own.officeName),
      own.scheduleId,
      schedules,
      own.procedureCode,
      JSON.stringify(own.procedureName),
      own.fromDay,
      own.toDay,
      instantOf(own.fromDay, '00:00'),
      instantOf(addDays(own.toDay, 1), '00:00'),
      own.earliest,
      own.latest,
      sealed(citizen.name),
      searchable(citizen.phone),
      sealed(citizen.email),
      own.locale,
      visitor,
      network,
      own.joinedAt,
      own.changedAt,
    ],
    'waitlist-insert',
  );
};

/** Notes one step of an entry; it is there for good. */
export const noteStep = (
  tx: Tx,
  { id, version, status, changedAt }: WaitlistEntry,
  cause: WaitlistCause,
  slotId = '',
) =>
  tx.write(
    'INSERT INTO waitlist_step (entry_id, version, status, cause, at, slot_id) VALUES ($1, $2, $3, $4, $5, $6)',
    [id, version, status, cause, changedAt, slotId],
    'waitlist-step',
  );

export const updateEntry = async (tx: Tx, { id, status, version, changedAt, offer, ...own }: WaitlistEntry) => {
  await tx.query(
    `UPDATE waitlist_entry SET status = $2, version = $3, changed_at = $4, slot_id = $5, hold_id = $6, offered_until = $7,
       appointment_code = nullif($8, '') WHERE id = $1`,
    [id, status, version, changedAt, offer?.slot.id, offer?.holdId, offer?.until, own.appointmentCode],
    'waitlist-update',
  );
};

/** The row is this transaction's until it ends. */
export const lockEntry = async (tx: Tx, code: string): Promise<WaitlistEntry | undefined> =>
  (
    await readEntries(
      tx,
      `SELECT ${entryColumns} FROM waitlist_entry w WHERE w.code = $1 FOR UPDATE OF w`,
      [code],
      'waitlist-lock',
    )
  )[0];

export interface Waiting {
  readonly phone: number;
  readonly visitor: number;
  readonly network: number;
}

/** How many places in line a number, a visitor and a network have. Who counts side by side counts one after the other. */
export const countWaiting = async (tx: Tx, phone: string, { visitor, network }: JoinedFrom): Promise<Waiting> => {
  await tx.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('waiting:' || x, 0)) FROM unnest($1::text[]) AS x`,
    [['phone', 'visitor', 'network'].map((kind, index) => `${kind}:${[phone, visitor, network][index] ?? ''}`)],
    'waitlist-count-lock',
  );
  const [row] = await tx.query<Record<keyof Waiting, number>>(
    `SELECT (count(*) FILTER (WHERE search_key(citizen_phone) = ANY($1)))::int AS phone, (count(*) FILTER (WHERE joined_from = $2 AND $2 <> ''))::int AS visitor,
       (count(*) FILTER (WHERE network = $3 AND $3 <> ''))::int AS network
     FROM waitlist_entry WHERE status IN ('waiting', 'offered') AND (search_key(citizen_phone) = ANY($1)
       OR ($2 <> '' AND joined_from = $2) OR ($3 <> '' AND network = $3))`,
    [searchKeys(phone), visitor, network],
    'waitlist-count',
  );
  return row ?? { phone: 0, visitor: 0, network: 0 };
};

export const entryByCode = async (store: Store, code: string): Promise<WaitlistEntry | undefined> =>
  (
    await readEntries(
      store,
      `SELECT ${entryColumns} FROM waitlist_entry w WHERE w.code = $1`,
      [code],
      'waitlist-by-code',
    )
  )[0];

export const entryById = async (store: Store, id: string): Promise<WaitlistEntry | undefined> =>
  (await readEntries(store, `SELECT ${entryColumns} FROM waitlist_entry w WHERE w.id = $1`, [id], 'waitlist-by-id'))[0];

/** The line of an office, first come first. */
export const lineOf = (store: Store, officeId: string, includeEnded: boolean): Promise<WaitlistEntry[]> =>
  readEntries(
    store,
    `SELECT ${entryColumns} FROM waitlist_entry w WHERE w.office_id = $1 AND ($2 OR w.status IN ('waiting', 'offered')) ORDER BY w.line`,
    [officeId, includeEnded],
    'waitlist-line',
  );

/** How many wait before each of these for a place that may fit both. */
export const aheadOf = async (store: Store, ids: readonly string[]): Promise<Map<string, number>> => {
  const rows = await store.query<{ id: string; ahead: number }>(
    `SELECT w.id, count(o.id)::int AS ahead FROM waitlist_entry w
     LEFT JOIN waitlist_entry o ON w.status = 'waiting' AND o.status = 'waiting' AND o.office_id = w.office_id AND o.line < w.line
       AND o.schedules && w.schedules AND o.from_at < w.to_at AND o.to_at > w.from_at
     WHERE w.id = ANY($1) GROUP BY w.id`,
    [ids],
    'waitlist-ahead',
  );
  return new Map(rows.map(({ id, ahead }) => [id, ahead]));
};

/** Every step of these entries, first to last. */
export const stepsOf = async (store: Store, ids: readonly string[]): Promise<Map<string, WaitlistStep[]>> => {
  const rows = await store.query<WaitlistStep & { entry_id: string } & Record<string, unknown>>(
    `SELECT entry_id, version, status, cause, at, slot_id AS "slotId" FROM waitlist_step WHERE entry_id = ANY($1) ORDER BY entry_id, version`,
    [ids],
    'waitlist-steps',
  );
  const steps = new Map<string, WaitlistStep[]>();
  for (const { entry_id: id, ...one } of rows) steps.set(id, [...(steps.get(id) ?? []), one]);
  return steps;
};
