import type { OfficeHours } from '@civicline/calendar';
import type { Store, Tx } from '@civicline/store';
import type { Localized } from '../domain/appointment';
import type { OpenSchedule, Schedule } from '../domain/opening';

/** What scheduling remembers of an office, from the directory's events. */
export interface OfficeFacts {
  readonly id: string;
  readonly name: Localized;
  readonly address: Localized;
  readonly hours: OfficeHours;
  readonly validTo: string;
}

/** What scheduling remembers of a procedure, from the directory's events. */
export interface ProcedureFacts {
  readonly code: string;
  readonly name: Localized;
  readonly field: string;
  /** Whether it is taken in at the counter. */
  readonly counter: boolean;
}

type Reader = Pick<Store, 'query'> | Pick<Tx, 'query'>;

export const rememberOffice = (tx: Tx, office: OfficeFacts) =>
  tx.query(
    `INSERT INTO office (id, name, address, hours, valid_to) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, address = excluded.address, hours = excluded.hours, valid_to = excluded.valid_to`,
    [
      office.id,
      JSON.stringify(office.name),
      JSON.stringify(office.address),
      JSON.stringify(office.hours),
      office.validTo,
    ],
  );

export const rememberProcedure = (tx: Tx, procedure: ProcedureFacts) =>
  tx.query(
    `INSERT INTO procedure (code, name, field, counter) VALUES ($1, $2, $3, $4)
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, field = excluded.field, counter = excluded.counter`,
    [procedure.code, JSON.stringify(procedure.name), procedure.field, procedure.counter],
  );

export const procedureByCode = async (from: Reader, code: string): Promise<ProcedureFacts | undefined> => {
  const [row] = await from.query<ProcedureFacts & Record<string, unknown>>(
    'SELECT code, name, field, counter FROM procedure WHERE code = $1',
    [code],
    'procedure',
  );
  return row;
};

export const officeById = async (from: Reader, id: string): Promise<OfficeFacts | undefined> => {
  const [row] = await from.query<OfficeFacts & Record<string, unknown>>(
    'SELECT id, name, address, hours, valid_to AS "validTo" FROM office WHERE id = $1',
    [id],
    'office',
  );
  return row;
};

interface ScheduleRow {
  schedule: Omit<Schedule, 'hours'> & { hours: OfficeHours | null };
  office_hours: OfficeHours;
  closures: { from: string; to: string }[];
}

const openSchedules = `
  SELECT json_build_object('id', s.id, 'officeId', s.office_id, 'name', s.name, 'fields', s.fields, 'slotMinutes', s.slot_minutes,
      'places', s.places, 'hours', s.hours, 'horizonDays', s.horizon_days, 'validFrom', s.valid_from, 'validTo', s.valid_to) AS schedule,
    o.hours AS office_hours,
    (SELECT coalesce(json_agg(json_build_object('from', c.from_at, 'to', c.to_at)), '[]') FROM closure c
     WHERE c.office_id = s.office_id AND c.lifted_at IS NULL AND c.to_at > $2) AS closures
  FROM schedule s JOIN office o ON o.id = s.office_id`;

const fromRow = ({
  schedule,
  office_hours: officeHours,
  closures,
}: ScheduleRow & Record<string, unknown>): OpenSchedule => ({
  ...schedule,
  officeHours,
  closures: closures.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) })),
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

export const schedulesOf = async (from: Reader, officeId: string, now: Date): Promise<OpenSchedule[]> => {
  const rows = await from.query<ScheduleRow & Record<string, unknown>>(
    `${openSchedules} WHERE s.office_id = $1 ORDER BY s.id`,
    [officeId, now],
    'schedules-of',
  );
  return rows.map(fromRow);
};

/** Adds and replaces schedules; returns how many of each, equal ones left alone. */
export const putSchedules = async (
  tx: Tx,
  schedules: readonly Schedule[],
): Promise<{ added: number; changed: number }> => {
  const rows = await tx.query<{ added: boolean }>(
    `INSERT INTO schedule AS s (id, office_id, name, fields, slot_minutes, places, hours, horizon_days, valid_from, valid_to)
     SELECT x.id, x.office_id, x.name, ARRAY(SELECT jsonb_array_elements_text(x.fields)), x.slot_minutes, x.places, x.hours, x.horizon_days, x.valid_from, x.valid_to
     FROM jsonb_to_recordset($1) AS x (id text, office_id text, name jsonb, fields jsonb, slot_minutes int, places int, hours jsonb, horizon_days int, valid_from text, valid_to text)
     ON CONFLICT (id) DO UPDATE SET office_id = excluded.office_id, name = excluded.name, fields = excluded.fields, slot_minutes = excluded.slot_minutes,
       places = excluded.places, hours = excluded.hours, horizon_days = excluded.horizon_days, valid_from = excluded.valid_from, valid_to = excluded.valid_to
     WHERE s IS DISTINCT FROM excluded
     RETURNING xmax = 0 AS added`,
    [
      JSON.stringify(
        schedules.map((schedule) => ({
          id: schedule.id,
          office_id: schedule.officeId,
          name: schedule.name,
          fields: schedule.fields,
          slot_minutes: schedule.slotMinutes,
          places: schedule.places,
          hours: schedule.hours,
          horizon_days: schedule.horizonDays,
          valid_from: schedule.validFrom,
          valid_to: schedule.validTo,
        })),
      ),
    ],
  );
  const added = rows.filter((row) => row.added).length;
  return { added, changed: rows.length - added };
};
