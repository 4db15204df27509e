import type { Tx } from '@civicline/store';
import type { Schedule } from '../domain/opening';

const columns =
  'id, office_id, name, fields, slot_minutes, places, internal_places, hours, horizon_days, valid_from, valid_to, purpose';

/** The rows of $1 as the table has them. */
const given = `
  SELECT x.id, x.office_id, x.name, ARRAY(SELECT jsonb_array_elements_text(x.fields)) AS fields, x.slot_minutes, x.places,
    x.internal_places, nullif(x.hours, 'null'::jsonb) AS hours, x.horizon_days, x.valid_from, x.valid_to, x.purpose
  FROM jsonb_to_recordset($1) AS x (id text, office_id text, name jsonb, fields jsonb, slot_minutes int, places int, internal_places int, hours jsonb,
    horizon_days int, valid_from text, valid_to text, purpose text)`;

const toJson = (schedules: readonly Schedule[]) =>
  JSON.stringify(
    schedules.map((schedule) => ({
      id: schedule.id,
      office_id: schedule.officeId,
      name: schedule.name,
      fields: schedule.fields,
      slot_minutes: schedule.slotMinutes,
      places: schedule.places,
      internal_places: schedule.internalPlaces,
      hours: schedule.hours,
      horizon_days: schedule.horizonDays,
      valid_from: schedule.validFrom,
      valid_to: schedule.validTo,
      purpose: schedule.purpose,
    })),
  );

/** Ids of schedules that are new, and of those that differ from what is stored. */
export const compareSchedules = async (
  tx: Tx,
  schedules: readonly Schedule[],
): Promise<{ added: string[]; changed: string[] }> => {
  const rows = await tx.query<{ id: string; added: boolean }>(
    `WITH given AS (${given})
     SELECT g.id, s.id IS NULL AS added FROM given g LEFT JOIN schedule s ON s.id = g.id
     WHERE s.id IS NULL OR (SELECT g) IS DISTINCT FROM (SELECT t FROM (SELECT ${columns.replace(/\w+/g, 's.$&')}) t)`,
    [toJson(schedules)],
  );
  const ids = (added: boolean) => rows.filter((row) => row.added === added).map(({ id }) => id);
  return { added: ids(true), changed: ids(false) };
};

/** Adds and replaces schedules. */
export const putSchedules = (tx: Tx, schedules: readonly Schedule[]) =>
  tx.query(
    `INSERT INTO schedule (${columns}) ${given}
     ON CONFLICT (id) DO UPDATE SET office_id = excluded.office_id, name = excluded.name, fields = excluded.fields,
       slot_minutes = excluded.slot_minutes, places = excluded.places, internal_places = excluded.internal_places, hours = excluded.hours,
       horizon_days = excluded.horizon_days, valid_from = excluded.valid_from, valid_to = excluded.valid_to, purpose = excluded.purpose`,
    [toJson(schedules)],
  );

/**
 * Gives the slots ahead, which have their rows already, as many places as their schedules say now. A place that somebody
 * has stays theirs, also above the new number. Of each slot as many are kept for staff as is said now: those that staff have
 * already, then free ones, and only then any that the public has.
 */
export const fitPlaces = async (tx: Tx, scheduleIds: readonly string[], now: Date): Promise<void> => {
  if (!scheduleIds.length) return;
  await tx.query(
    `INSERT INTO place (slot_id, n, state)
     SELECT l.id, n, CASE WHEN EXISTS (SELECT FROM place p WHERE p.slot_id = l.id AND p.state = 'closed') THEN 'closed' ELSE 'free' END
     FROM slot l JOIN schedule s ON s.id = l.schedule_id, generate_series(1, s.places) AS n
     WHERE l.schedule_id = ANY($1) AND l.start_at > $2 ON CONFLICT DO NOTHING`,
    [scheduleIds, now],
  );
  await tx.query(
    `DELETE FROM place p USING slot l JOIN schedule s ON s.id = l.schedule_id
     WHERE p.slot_id = l.id AND l.schedule_id = ANY($1) AND l.start_at > $2 AND p.n > s.places AND p.state IN ('free', 'closed')`,
    [scheduleIds, now],
  );
  await tx.query(
    `WITH ranked AS (
       SELECT p.slot_id, p.n, row_number() OVER (PARTITION BY p.slot_id ORDER BY p.kind,
         (p.state = 'free') = (p.kind = 'internal'), p.n) <= s.internal_places AS kept
       FROM place p JOIN slot l ON l.id = p.slot_id JOIN schedule s ON s.id = l.schedule_id
       WHERE l.schedule_id = ANY($1) AND l.start_at > $2 AND p.kind <> 'extra')
     UPDATE place p SET kind = CASE WHEN r.kept THEN 'internal' ELSE 'public' END FROM ranked r
     WHERE r.slot_id = p.slot_id AND r.n = p.n AND r.kept <> (p.kind = 'internal')`,
    [scheduleIds, now],
  );
};

/** Slots ahead of schedules in which a place of the public is free. */
export const freeSlotsOf = async (tx: Tx, scheduleIds: readonly string[], now: Date): Promise<string[]> => {
  const rows = await tx.query<{ id: string }>(
    `SELECT l.id FROM slot l WHERE l.schedule_id = ANY($1) AND l.start_at > $2
       AND EXISTS (SELECT FROM place p WHERE p.slot_id = l.id AND p.kind = 'public' AND p.state = 'free')`,
    [scheduleIds, now],
  );
  return rows.map(({ id }) => id);
};
