import type { Store, Tx } from '@civicline/store';
import { searchKeys } from '@civicline/store';
import type { Attempt, CallBack, CallBackStatus } from '../domain/call-back';
import { tableOf } from './table';

type Flat = Omit<CallBack, 'window' | 'attempts'> & {
  readonly slotId: string | null;
  readonly fromAt: Date | null;
  readonly toAt: Date | null;
  readonly attempts: unknown;
};

const table = tableOf<Flat>('call_back', {
  id: 'uuid',
  code: 'text',
  status: 'text',
  cause: 'text',
  name: 'sealed',
  number: 'searchable',
  topic: 'text',
  locale: 'text',
  slotId: 'text',
  fromAt: 'timestamptz',
  toAt: 'timestamptz',
  placeId: 'uuid',
  nextAttemptAt: 'timestamptz',
  attempts: 'jsonb',
  recordId: 'uuid',
  agentId: 'text',
  promisedAt: 'timestamptz',
  settledAt: 'timestamptz',
  kept: 'boolean',
  subjectCode: 'text',
  version: 'integer',
});

type AttemptJson = Omit<Attempt, 'startedAt' | 'endedAt'> & {
  readonly startedAt: string;
  readonly endedAt: string | null;
};

const flat = ({ window, ...callBack }: CallBack): Flat => ({
  ...callBack,
  slotId: window?.slotId ?? null,
  fromAt: window?.from ?? null,
  toAt: window?.to ?? null,
});

const fromRow = (row: Record<string, unknown>): CallBack => {
  const { slotId, fromAt, toAt, attempts, ...callBack } = table.read(row);
  return {
    ...callBack,
    window: slotId && fromAt && toAt ? { slotId, from: fromAt, to: toAt } : null,
    attempts: (attempts as AttemptJson[]).map((one) => ({
      ...one,
      startedAt: new Date(one.startedAt),
      endedAt: one.endedAt ? new Date(one.endedAt) : null,
    })),
  };
};

const columns = table.columns('b');

/** False: the caller has an open one on this topic or about this matter, or somebody has this code. */
export const insertCallBack = async (tx: Tx, callBack: CallBack): Promise<boolean> => {
  const rows = await tx.query(
    `${table.insert} ON CONFLICT DO NOTHING RETURNING id`,
    [table.rows([flat(callBack)])],
    'call-back-insert',
  );
  return rows.length > 0;
};

export const updateCallBack = (tx: Tx, callBack: CallBack): void =>
  tx.write(table.update, [table.rows([flat(callBack)])], 'call-back-update');

export const lockCallBack = async (tx: Tx, id: string): Promise<CallBack | undefined> => {
  const [row] = await tx.query(`SELECT ${columns} FROM call_back b WHERE b.id = $1 FOR UPDATE`, [id]);
  return row && fromRow(row);
};

export const callBackByCode = async (from: Pick<Store, 'query'>, code: string): Promise<CallBack | undefined> => {
  const [row] = await from.query(`SELECT ${columns} FROM call_back b WHERE b.code = $1`, [code], 'call-back-by-code');
  return row && fromRow(row);
};

/** The open one of a caller on a topic. */
export const openCallBack = async (
  from: Pick<Tx, 'query'>,
  number: string,
  topic: string,
): Promise<CallBack | undefined> => {
  const [row] = await from.query(
    `SELECT ${columns} FROM call_back b WHERE search_key(b.number) = ANY($1) AND b.topic = $2 AND b.status IN ('due', 'attempting')`,
    [searchKeys(number), topic],
    'call-back-open',
  );
  return row && fromRow(row);
};

/** The open one by which a caller is told of a matter. */
export const openNews = async (
  from: Pick<Tx, 'query'>,
  { number, topic, subjectCode }: Pick<CallBack, 'number' | 'topic' | 'subjectCode'>,
): Promise<CallBack | undefined> => {
  const [row] = await from.query(
    `SELECT ${columns} FROM call_back b WHERE search_key(b.number) = ANY($1) AND b.topic = $2 AND b.status IN ('due', 'attempting')
     AND b.subject_code = $3 AND b.cause IN ('untold', 'referral_answered', 'referral_delayed')`,
    [searchKeys(number), topic, subjectCode],
    'call-back-news',
  );
  return row && fromRow(row);
};

/** The open ones of callers, first due first; of each the first counts. */
export const openCallBacksOf = async (from: Pick<Tx, 'query'>, numbers: readonly string[]): Promise<CallBack[]> => {
  if (!numbers.length) return [];
  const rows = await from.query(
    `SELECT ${columns} FROM call_back b WHERE search_key(b.number) = ANY($1) AND b.status IN ('due', 'attempting')
     ORDER BY coalesce(b.from_at, b.promised_at), b.id`,
    [searchKeys(...numbers)],
    'call-backs-open-of',
  );
  return rows.map(fromRow);
};

/** Open ones about something that another service knows. */
export const openCallBacksAbout = async (from: Pick<Tx, 'query'>, cause: string, subjectCode: string) => {
  const rows = await from.query<{ id: string }>(
    `SELECT id FROM call_back WHERE subject_code = $2 AND subject_code <> '' AND cause = $1 AND status IN ('due', 'attempting')
     ORDER BY id`,
    [cause, subjectCode],
    'call-backs-about',
  );
  return rows.map(({ id }) => id);
};

/** To one number, about one code: newest first. */
export const callBacksAbout = async (store: Store, subjectCode: string, number: string): Promise<CallBack[]> => {
  const rows = await store.query(
    `SELECT ${columns} FROM call_back b WHERE b.subject_code = $1 AND b.subject_code <> '' AND search_key(b.number) = ANY($2)
     ORDER BY b.promised_at DESC, b.id LIMIT 50`,
    [subjectCode, searchKeys(number)],
    'call-backs-about-to',
  );
  return rows.map(fromRow);
};

export const callBackById = async (from: Pick<Store, 'query'>, id: string): Promise<CallBack | undefined> => {
  const [row] = await from.query(`SELECT ${columns} FROM call_back b WHERE b.id = $1`, [id], 'call-back-by-id');
  return row && fromRow(row);
};

export interface CallBackQuestion {
  readonly statuses: readonly CallBackStatus[];
  /** Only those whose next attempt is due by then. */
  readonly dueBy: Date | null;
  readonly number: string;
  readonly limit: number;
  readonly after: { readonly at: Date; readonly id: string } | null;
}

/** Due first; those that nobody has to attempt follow by when they were promised. */
export const findCallBacks = async (from: Pick<Store, 'query'>, question: CallBackQuestion): Promise<CallBack[]> => {
  const rows = await from.query(
    `SELECT ${columns} FROM call_back b
     WHERE (cardinality($1::text[]) = 0 OR b.status = ANY($1)) AND ($2::timestamptz IS NULL OR b.next_attempt_at <= $2)
       AND ($3 = '' OR search_key(b.number) = ANY($7))
       AND ($4::timestamptz IS NULL OR (coalesce(b.next_attempt_at, b.promised_at), b.id) > ($4, $5::uuid))
     ORDER BY coalesce(b.next_attempt_at, b.promised_at), b.id LIMIT $6`,
    [
      question.statuses,
      question.dueBy,
      question.number,
      question.after?.at ?? null,
      question.after?.id ?? null,
      question.limit,
      searchKeys(question.number),
    ],
    'call-backs-find',
  );
  return rows.map(fromRow);
};

/** Attempted ones whose call is over without anybody having said what came of it; locked. */
export const forsakenAttempts = async (tx: Tx, limit: number): Promise<CallBack[]> => {
  const rows = await tx.query(
    `SELECT ${columns} FROM call_back b JOIN call c ON c.id = (b.attempts -> -1 ->> 'callId')::uuid
     WHERE b.status = 'attempting' AND c.state = 'ended' LIMIT $1 FOR UPDATE OF b SKIP LOCKED`,
    [limit],
    'call-backs-forsaken',
  );
  return rows.map(fromRow);
};

/** Says that a place is about to be taken. Whatever follows, the claim is settled: kept with its call-back, or given back. */
export const claimPlace = (tx: Tx, placeId: string, slotId: string, dueAt: Date): void =>
  tx.write(
    `INSERT INTO place_claim (place_id, slot_id, state, due_at)
     SELECT $1::uuid, $2, 'taking', $3 WHERE NOT EXISTS (SELECT FROM call_back WHERE place_id = $1)
     ON CONFLICT (place_id) DO NOTHING`,
    [placeId, slotId, dueAt],
    'place-claim',
  );

/** The place belongs to a call-back from now on. False: it took so long that the place is being given back. */
export const keepPlace = async (tx: Tx, placeId: string): Promise<boolean> => {
  const rows = await tx.query(
    `DELETE FROM place_claim WHERE place_id = $1 AND state = 'taking' RETURNING place_id`,
    [placeId],
    'place-keep',
  );
  return rows.length > 0;
};

/** The place is not needed; it is given back by whoever comes by. */
export const releasePlace = (tx: Tx, placeId: string, slotId: string, now: Date): void =>
  tx.write(
    `INSERT INTO place_claim (place_id, slot_id, state, due_at) VALUES ($1, $2, 'releasing', $3)
     ON CONFLICT (place_id) DO UPDATE SET state = 'releasing', due_at = excluded.due_at`,
    [placeId, slotId, now],
    'place-release',
  );

/** Places to give back: marked first, so that nobody keeps one meanwhile. */
export const placesToGiveBack = async (tx: Tx, now: Date, again: Date, limit: number): Promise<string[]> => {
  const rows = await tx.query<{ place_id: string }>(
    `UPDATE place_claim SET state = 'releasing', due_at = $2 WHERE place_id IN (
       SELECT place_id FROM place_claim WHERE due_at <= $1 ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING place_id`,
    [now, again, limit],
    'places-release',
  );
  return rows.map(({ place_id: placeId }) => placeId);
};

export const placeGivenBack = (tx: Tx, placeId: string): void =>
  tx.write('DELETE FROM place_claim WHERE place_id = $1', [placeId], 'place-released');
