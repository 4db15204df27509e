import type { Store, Tx } from '@civicline/store';
import type { DutyOfficer, DutyShift } from '../domain/roster';

type Row = Record<string, unknown> & {
  office_id: string;
  day: string;
  opens: string;
  closes: string;
  officer: DutyOfficer;
  substitute: DutyOfficer | null;
  away: boolean;
};

const fromRow = ({ day, opens, closes, officer, substitute, away }: Row): DutyShift => ({
  day,
  opens,
  closes,
  officer,
  substitute,
  away,
});

/** Shifts of an office on the local days [from, to], in order. */
export const shiftsBetween = async (from: Pick<Store, 'query'>, officeId: string, first: string, last: string) => {
  const rows = await from.query<Row>(
    `SELECT * FROM duty_shift WHERE office_id = $1 AND day BETWEEN $2 AND $3 ORDER BY day, opens`,
    [officeId, first, last],
    'roster-between',
  );
  return rows.map(fromRow);
};

/** Shifts of a day, by office. */
export const shiftsOn = async (
  store: Store,
  officeIds: readonly string[],
  day: string,
): Promise<Map<string, DutyShift[]>> => {
  const rows = await store.query<Row>(
    `SELECT * FROM duty_shift WHERE office_id = ANY($1) AND day = $2 ORDER BY opens`,
    [officeIds, day],
    'roster-on',
  );
  const byOffice = new Map<string, DutyShift[]>();
  for (const row of rows) byOffice.set(row.office_id, [...(byOffice.get(row.office_id) ?? []), fromRow(row)]);
  return byOffice;
};

/** Puts these shifts in the place of those of the days [first, last]. */
export const replaceShifts = async (
  tx: Tx,
  officeId: string,
  first: string,
  last: string,
  shifts: readonly DutyShift[],
): Promise<void> => {
  await tx.query(
    'DELETE FROM duty_shift WHERE office_id = $1 AND day BETWEEN $2 AND $3',
    [officeId, first, last],
    'roster-clear',
  );
  await tx.query(
    `INSERT INTO duty_shift (office_id, day, opens, closes, officer, substitute, away)
     SELECT $1, day, opens, closes, officer, substitute, away
     FROM jsonb_to_recordset($2) AS s (day text, opens text, closes text, officer jsonb, substitute jsonb, away boolean)`,
    [officeId, JSON.stringify(shifts)],
    'roster-insert',
  );
};
