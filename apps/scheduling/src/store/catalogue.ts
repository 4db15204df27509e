import type { OfficeHours } from '@civicline/calendar';
import type { Store, Tx } from '@civicline/store';
import type { Localized } from '../domain/appointment';
import type { Level, OpenSchedule, Schedule } from '../domain/opening';

/** What scheduling remembers of an office, from the directory's events. */
export interface OfficeFacts {
  readonly id: string;
  readonly name: Localized;
  readonly address: Localized;
  readonly hours: OfficeHours;
  /** Local days; empty is unbounded. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Levels of procedures that it takes in; empty takes all. */
  readonly levels: readonly Level[];
}

/** What scheduling remembers of a procedure, from the directory's events. */
export interface ProcedureFacts {
  readonly code: string;
  readonly name: Localized;
  readonly field: string;
  /** Whether it is taken in at the counter. */
  readonly counter: boolean;
  /** Levels at which it is taken in; empty is every one. */
  readonly levels: readonly Level[];
}

type Reader = Pick<Store, 'query'> | Pick<Tx, 'query'>;

export const rememberOffice = (tx: Tx, office: OfficeFacts) =>
  tx.query(
    `INSERT INTO office (id, name, address, hours, valid_from, valid_to, levels) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, address = excluded.address, hours = excluded.hours,
       valid_from = excluded.valid_from, valid_to = excluded.valid_to, levels = excluded.levels`,
    [
      office.id,
      JSON.stringify(office.name),
      JSON.stringify(office.address),
      JSON.stringify(office.hours),
      office.validFrom,
      office.validTo,
      office.levels,
    ],
  );

export const rememberProcedure = (tx: Tx, procedure: ProcedureFacts) =>
  tx.query(
    `INSERT INTO procedure (code, name, field, counter, levels) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, field = excluded.field, counter = excluded.counter, levels = excluded.levels`,
    [procedure.code, JSON.stringify(procedure.name), procedure.field, procedure.counter, procedure.levels],
  );

const procedureColumns = 'code, name, field, counter, levels';

export const procedureByCode = async (from: Reader, code: string): Promise<ProcedureFacts | undefined> =>
  (await proceduresByCode(from, [code])).get(code);

export const proceduresByCode = async (
  from: Reader,
  codes: readonly string[],
): Promise<Map<string, ProcedureFacts>> => {
  const rows = await from.query<ProcedureFacts & Record<string, unknown>>(
    `SELECT ${procedureColumns} FROM procedure WHERE code = ANY($1)`,
    [codes],
    'procedures',
  );
  return new Map(rows.map((row) => [row.code, row]));
};

export const officeById = async (from: Reader, id: string): Promise<OfficeFacts | undefined> => {
  const [row] = await from.query<OfficeFacts & Record<string, unknown>>(
    'SELECT id, name, address, hours, valid_from AS "validFrom", valid_to AS "validTo", levels FROM office WHERE id = $1',
    [id],
    'office',
  );
  return row;
};

interface ScheduleRow {
  schedule: Omit<Schedule, 'hours'> & { hours: OfficeHours | null };
  office: OpenSchedule['office'];
  closures: { from: string; to: string; places: number }[];
}

const openSchedule = ` json_build_object('id', s.id, 'officeId', s.office_id, 'name', s.name, 'fields', s.fields, 'slotMinutes', s.slot_minutes,
      'places', s.places, 'internalPlaces', s.internal_places, 'hours', s.hours, 'horizonDays', s.horizon_days, 'validFrom', s.valid_from,
      'validTo', s.valid_to, 'purpose', s.purpose) AS schedule,
    json_build_object('name', o.name, 'address', o.address, 'hours', o.hours, 'validFrom', o.valid_from, 'validTo', o.valid_to,
      'levels', o.levels) AS office,
    (SELECT coalesce(json_agg(json_build_object('from', c.from_at, 'to', c.to_at, 'places', c.places)), '[]') FROM closure c
     WHERE c.office_id = s.office_id AND (c.schedule_id = '' OR c.schedule_id = s.id) AND c.lifted_at IS NULL AND c.to_at > $2) AS closures`;
const openSchedules = `SELECT ${openSchedule} FROM schedule s JOIN office o ON o.id = s.office_id AND s.purpose = ''`;

const fromRow = ({ schedule, office, closures }: ScheduleRow & Record<string, unknown>): OpenSchedule => ({
  ...schedule,
  office,
  closures: closures.map(({ from, to, places }) => ({ from: new Date(from), to: new Date(to), places })),
});

/** A schedule with its office's hours and the closures still ahead. */
export const scheduleById = async (from: Reader, id: string, now: Date): Promise<OpenSchedule | undefined> => {
  const rows = await from.query<ScheduleRow & Record<string, unknown>>(
    `${openSchedules} WHERE s.id = $1`,
    [id, now],
    'schedule',
  );
  return rows[0] && fromRow(rows[0]);
};

export interface BookingFacts {
  readonly schedule: OpenSchedule | undefined;
  readonly procedure: ProcedureFacts | undefined;
  /** Whether the slot has its rows already. */
  readonly used: boolean;
}

/**
 * All that a booking needs to know, in one round trip: the schedule and the procedure. Locks the citizen's number, so that
 * two who book for it at once are counted one after the other.
 */
export const bookingFacts = async (
  tx: Tx,
  ask: { slotId: string; scheduleId: string; procedureCode: string; phone: string; now: Date },
): Promise<BookingFacts> => {
  const [row] = await tx.query<
    ScheduleRow & { procedure: ProcedureFacts | null; used: boolean } & Record<string, unknown>
  >(
    `SELECT ${openSchedule},
       (SELECT row_to_json(p) FROM (SELECT ${procedureColumns} FROM procedure WHERE code = $3) p) AS procedure,
       EXISTS (SELECT FROM slot WHERE id = $5) AS used,
       pg_advisory_xact_lock(hashtextextended('phone:' || $4, 0))
     FROM schedule s JOIN office o ON o.id = s.office_id AND s.purpose = '' WHERE s.id = $1`,
    [ask.scheduleId, ask.now, ask.procedureCode, ask.phone, ask.slotId],
    'booking-facts',
  );
  return { schedule: row && fromRow(row), procedure: row?.procedure ?? undefined, used: row?.used ?? false };
};

export const schedulesOf = async (from: Reader, officeId: string, now: Date): Promise<OpenSchedule[]> => {
  const rows = await from.query<ScheduleRow & Record<string, unknown>>(
    `${openSchedules} WHERE s.office_id = $1 ORDER BY s.id`,
    [officeId, now],
    'schedules-of',
  );
  return rows.map(fromRow);
};

/** Every schedule of every office but one that may serve one of these fields. */
export const schedulesElsewhere = async (
  from: Reader,
  officeId: string,
  fields: readonly string[],
  now: Date,
): Promise<OpenSchedule[]> => {
  const rows = await from.query<ScheduleRow & Record<string, unknown>>(
    `${openSchedules} WHERE s.office_id <> $1 AND (s.fields = '{}' OR s.fields && $3) ORDER BY s.id`,
    [officeId, now, fields],
  );
  return rows.map(fromRow);
};
