import type { Store, Tx } from '@civicline/store';
import { sealed } from '@civicline/store';
import type { Change, MessageStatus, Progress, RelocationCause, ToldBy, UntoldReason, Way } from '../domain/closing';
import type { SlotJson } from './appointments';
import { slotFromJson } from './appointments';

type Reader = Pick<Store, 'query'> | Pick<Tx, 'query'>;

type Row = Record<string, unknown> & {
  id: string;
  closure_id: string | null;
  appointment_id: string;
  office_id: string;
  cause: RelocationCause;
  state: Change['state'];
  from_slot: SlotJson;
  to_slot: SlotJson | null;
  ways: Way[];
  version: number;
  made_at: Date | null;
  answer: Change['answer'];
  told_by: ToldBy | null;
  messages: Record<string, MessageStatus>;
  untold_reason: UntoldReason | null;
  tries: number;
  note: string;
};

const columns = `id, closure_id, appointment_id, office_id, cause, state, from_slot, to_slot, ways, version, made_at, answer, told_by,
  messages, untold_reason, tries, note`;

const fromRow = (row: Row): Change => ({
  id: row.id,
  closureId: row.closure_id,
  appointmentId: row.appointment_id,
  officeId: row.office_id,
  cause: row.cause,
  state: row.state,
  from: slotFromJson(row.from_slot),
  to: row.to_slot && slotFromJson(row.to_slot),
  ways: row.ways,
  version: row.version,
  madeAt: row.made_at,
  answer: row.answer,
  toldBy: row.told_by,
  messages: row.messages,
  untoldReason: row.untold_reason,
  tries: row.tries,
  note: row.note,
});

/** Writes changes, planned or made, in the order in which they are to be made. */
export const insertChanges = (tx: Tx, changes: readonly Change[], dueAt: Date | null) =>
  tx.query(
    `INSERT INTO relocation (id, closure_id, appointment_id, office_id, cause, state, turn, from_slot, to_slot, ways, version, made_at, due_at, untold_reason)
     SELECT id, closure_id, appointment_id, office_id, cause, state, turn, from_slot, nullif(to_slot, 'null'::jsonb),
       ARRAY(SELECT jsonb_array_elements_text(ways)), version, made_at, $2, untold_reason
     FROM jsonb_to_recordset($1) AS x (id uuid, closure_id uuid, appointment_id uuid, office_id text, cause text, state text, turn int,
       from_slot jsonb, to_slot jsonb, ways jsonb, version int, made_at timestamptz, untold_reason text)`,
    [
      JSON.stringify(
        changes.map((change, turn) => ({
          id: change.id,
          closure_id: change.closureId,
          appointment_id: change.appointmentId,
          office_id: change.officeId,
          cause: change.cause,
          state: change.state,
          turn,
          from_slot: change.from,
          to_slot: change.to,
          ways: change.ways,
          version: change.version,
          made_at: change.madeAt,
          untold_reason: change.untoldReason,
        })),
      ),
      dueAt,
    ],
  );

/** The next changes of a closure that are planned, in their turn. */
export const plannedOf = async (tx: Tx, closureId: string, limit: number): Promise<Change[]> => {
  const rows = await tx.query<Row>(
    `SELECT ${columns} FROM relocation WHERE closure_id = $1 AND state = 'planned' ORDER BY turn, id LIMIT $2`,
    [closureId, limit],
  );
  return rows.map(fromRow);
};

export const forgetPlanned = (tx: Tx, ids: readonly string[]) =>
  tx.query(`DELETE FROM relocation WHERE id = ANY($1::uuid[]) AND state = 'planned'`, [ids]);

/** Notes that changes were made, as versions of their appointments. */
export const markMade = (
  tx: Tx,
  made: readonly { id: string; version: number; untoldReason: UntoldReason | null }[],
  now: Date,
  dueAt: Date,
) =>
  tx.query(
    `UPDATE relocation r SET state = 'made', version = m.version, untold_reason = m.reason, made_at = $4, due_at = $5
     FROM unnest($1::uuid[], $2::int[], $3::text[]) AS m (id, version, reason) WHERE r.id = m.id`,
    [
      made.map(({ id }) => id),
      made.map(({ version }) => version),
      made.map(({ untoldReason }) => untoldReason),
      now,
      dueAt,
    ],
  );

export const changesOf = async (from: Reader, closureId: string): Promise<Change[]> => {
  const rows = await from.query<Row>(
    `SELECT ${columns} FROM relocation WHERE closure_id = $1 ORDER BY from_slot->>'start', turn, id`,
    [closureId],
  );
  return rows.map(fromRow);
};

/** The last change that an office made to an appointment. */
export const lastChangeOf = async (from: Reader, appointmentId: string): Promise<Change | undefined> => {
  const rows = await from.query<Row>(
    `SELECT ${columns} FROM relocation WHERE appointment_id = $1 AND state = 'made' ORDER BY version DESC LIMIT 1`,
    [appointmentId],
  );
  return rows[0] && fromRow(rows[0]);
};

/** The last change that an office had made to an appointment by then. */
export const changeBy = async (from: Reader, appointmentId: string, at: Date): Promise<Change | undefined> => {
  const rows = await from.query<Row>(
    `SELECT ${columns} FROM relocation WHERE appointment_id = $1 AND state = 'made' AND made_at <= $2
     ORDER BY version DESC LIMIT 1`,
    [appointmentId, at],
  );
  return rows[0] && fromRow(rows[0]);
};

/** The change that made a version of an appointment. Locked: messages about it are noted one after the other. */
export const lockChange = async (tx: Tx, appointmentId: string, version: number): Promise<Change | undefined> => {
  const rows = await tx.query<Row>(
    `SELECT ${columns} FROM relocation WHERE appointment_id = $1 AND version = $2 AND state = 'made' FOR UPDATE`,
    [appointmentId, version],
    'change-lock',
  );
  return rows[0] && fromRow(rows[0]);
};

/** Notes that its citizen knows of every change up to a version. Gives those of which that was not known before. */
export const markTold = async (
  tx: Tx,
  {
    appointmentId,
    version,
    by,
    byId,
    now,
  }: {
    appointmentId: string;
    version: number;
    by: ToldBy;
    byId: string;
    now: Date;
  },
): Promise<Change[]> => {
  const rows = await tx.query<Row>(
    `UPDATE relocation SET told_by = $3, told_by_id = $4, told_at = $5
     WHERE appointment_id = $1 AND version <= $2 AND state = 'made' AND told_by IS NULL RETURNING ${columns}`,
    [appointmentId, version, by, byId, now],
    'change-told',
  );
  return rows.map(fromRow);
};

export const noteMessage = (
  tx: Tx,
  {
    id,
    channel,
    status,
    untoldReason,
  }: {
    id: string;
    channel: string;
    status: MessageStatus;
    untoldReason: UntoldReason | null;
  },
) =>
  tx.query(
    `UPDATE relocation SET messages = messages || jsonb_build_object($2::text, $3::text), untold_reason = $4 WHERE id = $1`,
    [id, channel, status, untoldReason],
    'change-message',
  );

/** Changes for which no receipt came in time; taken by one process at a time. */
export const takeOverdue = async (tx: Tx, now: Date, limit: number): Promise<Change[]> => {
  const rows = await tx.query<Row>(
    `UPDATE relocation SET untold_reason = 'no-receipt' WHERE id IN (
       SELECT id FROM relocation WHERE state = 'made' AND told_by IS NULL AND untold_reason IS NULL AND due_at <= $1
       ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING ${columns}`,
    [now, limit],
    'changes-overdue',
  );
  return rows.map(fromRow);
};

/** What somebody noted who called, and whether they reached nobody. */
export const noteCall = (tx: Tx, id: string, note: string, inVain: boolean) =>
  tx.query('UPDATE relocation SET tries = tries + $3, note = $2 WHERE id = $1', [id, sealed(note), inVain ? 1 : 0]);

/** Notes calls that reached nobody. */
export const noteTries = (tx: Tx, id: string, tries: number): void =>
  tx.write('UPDATE relocation SET tries = tries + $2 WHERE id = $1', [id, tries], 'change-tries');

export const noteAnswer = (tx: Tx, id: string, answer: NonNullable<Change['answer']>) =>
  tx.query('UPDATE relocation SET answer = $2 WHERE id = $1', [id, answer]);

export const markPutBack = (tx: Tx, ids: readonly string[], now: Date) =>
  tx.query(
    `UPDATE relocation SET state = 'put-back', told_by = 'superseded', told_at = $2 WHERE id = ANY($1::uuid[])`,
    [ids, now],
  );

export interface UntoldQuestion {
  /** '' is every office. */
  readonly officeId: string;
  /** '' is every closure, and changes of one appointment. */
  readonly closureId: string;
  readonly unreached: boolean;
}

/** Changes of which it is not proven that their citizen knows: whom no message reaches first, then the soonest visit. */
export const untoldChanges = async (from: Reader, ask: UntoldQuestion): Promise<Change[]> => {
  const rows = await from.query<Row>(
    `SELECT ${columns} FROM relocation WHERE state = 'made' AND told_by IS NULL AND ($1 = '' OR office_id = $1)
       AND ($2 = '' OR closure_id::text = $2) AND (NOT $3 OR untold_reason IS NOT NULL)
     ORDER BY untold_reason IS NULL, from_slot->>'start', id LIMIT 5000`,
    [ask.officeId, ask.closureId, ask.unreached],
  );
  return rows.map(fromRow);
};

const made = `r.state = 'made'`;

/** How many people of each closure are how far. */
export const progressOf = async (from: Reader, closureIds: readonly string[]): Promise<Map<string, Progress>> => {
  const rows = await from.query<Progress & Record<string, unknown> & { closureId: string }>(
    `SELECT c.id AS "closureId", count(r.id)::int AS planned,
       (count(r.id) FILTER (WHERE ${made} AND to_slot IS NOT NULL))::int AS moved,
       (count(r.id) FILTER (WHERE ${made} AND to_slot IS NULL))::int AS cancelled,
       (count(r.id) FILTER (WHERE ${made} AND told_by IS NOT NULL))::int AS told,
       (count(r.id) FILTER (WHERE ${made} AND (told_by = 'answered' OR answer IS NOT NULL)))::int AS answered,
       (count(r.id) FILTER (WHERE ${made} AND told_by IS NULL))::int AS untold,
       (count(r.id) FILTER (WHERE ${made} AND told_by IS NULL AND untold_reason IS NOT NULL))::int AS unreached,
       (count(r.id) FILTER (WHERE state = 'put-back'))::int AS "putBack"
     FROM unnest($1::uuid[]) AS c (id) LEFT JOIN relocation r ON r.closure_id = c.id GROUP BY c.id`,
    [closureIds],
    'closures-progress',
  );
  return new Map(rows.map(({ closureId, ...progress }) => [closureId, progress]));
};
