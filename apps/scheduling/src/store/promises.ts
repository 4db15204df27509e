import type { Store, Tx } from '@civicline/store';
import type { SlotRef } from '../domain/appointment';
import type { OpenSchedule, Schedule } from '../domain/opening';
import { locks, materialise, pickOne } from './places';

type ScheduleRow = { schedule: Schedule } & Record<string, unknown>;

const promiseSchedules = `
  SELECT json_build_object('id', s.id, 'officeId', s.office_id, 'name', s.name, 'fields', s.fields, 'slotMinutes', s.slot_minutes,
    'places', s.places, 'internalPlaces', s.internal_places, 'hours', s.hours, 'horizonDays', s.horizon_days, 'validFrom', s.valid_from, 'validTo', s.valid_to,
    'purpose', s.purpose) AS schedule
  FROM schedule s WHERE s.purpose = $1 AND s.purpose <> ''`;

const never = { weekly: [], exceptions: [] };

/** A team has no counter: it works in the hours of its schedule, and no office's closing touches it. */
const ofATeam = ({ schedule }: ScheduleRow): OpenSchedule => ({
  ...schedule,
  hours: schedule.hours ?? never,
  office: { name: schedule.name, address: { vi: '', en: '' }, hours: never, validFrom: '', validTo: '', levels: [] },
  closures: [],
});

/** Schedules whose places are promised for something else than visits. */
export const schedulesFor = async (from: Pick<Store, 'query'>, purpose: string): Promise<OpenSchedule[]> => {
  const rows = await from.query<ScheduleRow>(`${promiseSchedules} ORDER BY s.id`, [purpose], 'schedules-for');
  return rows.map(ofATeam);
};

export const scheduleFor = async (
  from: Pick<Store, 'query'>,
  purpose: string,
  id: string,
): Promise<OpenSchedule | undefined> => {
  const [row] = await from.query<ScheduleRow>(`${promiseSchedules} AND s.id = $2`, [purpose, id], 'schedule-for');
  return row && ofATeam(row);
};

/** The slot whose place is promised under a name. */
export const slotOfPromise = async (from: Pick<Tx, 'query'>, promiseId: string): Promise<SlotRef | undefined> => {
  const [row] = await from.query<{ id: string; schedule_id: string; office_id: string; start_at: Date; end_at: Date }>(
    `SELECT l.id, l.schedule_id, l.office_id, l.start_at, l.end_at FROM place p JOIN slot l ON l.id = p.slot_id
     WHERE p.promise_id = $1`,
    [promiseId],
    'promise-slot',
  );
  return (
    row && { id: row.id, scheduleId: row.schedule_id, officeId: row.office_id, start: row.start_at, end: row.end_at }
  );
};

/** Takes a free place under a name, in one statement. False: there is none. */
export const promisePlace = async (
  tx: Tx,
  slot: SlotRef & { places: number },
  now: Date,
  promiseId: string,
): Promise<boolean> => {
  await materialise(tx, [slot]);
  for (const lock of locks) {
    const rows = await tx.query(
      `UPDATE place SET state = 'promised', promise_id = $3, hold_id = NULL, holder = NULL, network = NULL, held_until = NULL
       WHERE (slot_id, n) = (${pickOne(lock, 'all')}) RETURNING n`,
      [slot.id, now, promiseId],
      `place-promise ${lock}`,
    );
    if (rows.length) return true;
  }
  return false;
};

export const freePromise = (tx: Tx, promiseId: string): void =>
  tx.write(`UPDATE place SET state = 'free', promise_id = NULL WHERE promise_id = $1`, [promiseId], 'promise-free');
