import type { Store, Tx } from '@civicline/store';
import { sealed } from '@civicline/store';
import type { LineUse, ReminderCall, ReminderResult } from '../domain/reminder-call';

interface Row {
  id: string;
  number: string;
  code: string;
  start_at: Date;
  locale: 'vi' | 'en';
  tries: number;
}

const columns = 'id, number, code, start_at, locale, tries';

const read = ({ start_at: start, ...row }: Row): ReminderCall => ({ ...row, start });

export interface Placed extends Omit<ReminderCall, 'tries'> {
  readonly requestId: string;
  readonly dueAt: Date;
}

/** Written once for a request. Returns its id, the first one's when it was asked for before. */
export const placeReminder = async (tx: Tx, placed: Placed, now: Date): Promise<string> => {
  const { id, requestId, number, code, start, locale, dueAt } = placed;
  const [row] = await tx.query<{ id: string }>(
    `WITH placed AS (
       INSERT INTO reminder_call (id, request_id, number, code, start_at, locale, placed_at, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (request_id) DO NOTHING RETURNING id)
     SELECT id FROM placed UNION ALL SELECT id FROM reminder_call WHERE request_id = $2 LIMIT 1`,
    [id, requestId, sealed(number), code, start, locale, now, dueAt],
    'reminder-place',
  );
  return row?.id ?? id;
};

export const dueReminders = async (from: Pick<Store, 'query'>, now: Date, limit: number): Promise<ReminderCall[]> => {
  const rows = await from.query<Row>(
    `SELECT ${columns} FROM reminder_call WHERE due_at <= $1 ORDER BY start_at LIMIT $2`,
    [now, limit],
    'reminders-due',
  );
  return rows.map(read);
};

/** Takes one that is due for its next try; false: another one had it. */
export const takeReminder = async (tx: Tx, id: string): Promise<boolean> => {
  const rows = await tx.query(
    'UPDATE reminder_call SET due_at = NULL, tries = tries + 1 WHERE id = $1 AND due_at IS NOT NULL RETURNING id',
    [id],
    'reminder-take',
  );
  return rows.length > 0;
};

export const reminderToSettle = async (
  tx: Tx,
  id: string,
): Promise<(ReminderCall & { readonly requestId: string }) | undefined> => {
  const [row] = await tx.query<Row & { request_id: string }>(
    `SELECT ${columns}, request_id FROM reminder_call WHERE id = $1 AND ended_at IS NULL FOR UPDATE`,
    [id],
    'reminder-to-settle',
  );
  return row && { ...read(row), requestId: row.request_id };
};

/** Those that still wait although their visit has begun, taken by one replica. */
export const lateReminders = async (
  tx: Tx,
  now: Date,
  limit: number,
): Promise<{ readonly id: string; readonly requestId: string }[]> => {
  const rows = await tx.query<{ id: string; request_id: string }>(
    `SELECT id, request_id FROM reminder_call WHERE due_at IS NOT NULL AND start_at <= $1
     ORDER BY start_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [now, limit],
    'reminders-late',
  );
  return rows.map(({ id, request_id: requestId }) => ({ id, requestId }));
};

export const remindLater = (tx: Tx, id: string, dueAt: Date): void =>
  tx.write('UPDATE reminder_call SET due_at = $2 WHERE id = $1', [id, dueAt], 'reminder-later');

export const endReminder = (tx: Tx, id: string, result: ReminderResult, now: Date): void =>
  tx.write(
    `UPDATE reminder_call SET due_at = NULL, ended_at = $3, result = $2, number = '' WHERE id = $1`,
    [id, result, now],
    'reminder-end',
  );

/** What the lines are used for now. A caller and whoever is called for them take a line each. */
export const linesInUse = async (from: Pick<Store, 'query'>, source: string): Promise<LineUse> => {
  const [row] = await from.query<{ lines: number; busy: number; reminding: number; waiting: number }>(
    `SELECT (SELECT count(*) FROM line)::int AS lines,
       (count(*) + count(*) FILTER (WHERE state->'outside' <> 'null'))::int AS busy,
       (count(*) FILTER (WHERE state->'reminder' <> 'null'))::int AS reminding,
       (count(*) FILTER (WHERE waits))::int AS waiting
     FROM phone_flow WHERE source = $1 AND over_at IS NULL`,
    [source],
    'lines-in-use',
  );
  return row ?? { lines: 0, busy: 0, reminding: 0, waiting: 0 };
};
