import type { Store, Tx } from '@civicline/store';
import { searchable, sealed, toJson } from '@civicline/store';
import type { Localized } from '../domain/matter';
import type { PostKind, PostLeg, PostStatus } from '../domain/post';

type Row = Record<string, unknown> & {
  id: string;
  code: string;
  kind: PostKind;
  status: PostStatus;
  version: number;
  citizen_name: string;
  citizen_phone: string;
  citizen_email: string;
  address: string;
  procedure_code: string;
  office_id: string;
  office_name: Localized;
  post_office_id: string;
  from_at: Date;
  to_at: Date;
  locale: 'vi' | 'en';
  promised_at: Date;
  changed_at: Date;
  met_at: Date | null;
  missed_at: Date | null;
};

const columns = `id, code, kind, status, version, citizen_name, citizen_phone, citizen_email, address, procedure_code, office_id,
  office_name, post_office_id, from_at, to_at, locale, promised_at, changed_at, met_at, missed_at`;

const fromRow = (row: Row): PostLeg => ({
  id: row.id,
  code: row.code,
  kind: row.kind,
  status: row.status,
  version: row.version,
  citizen: { name: row.citizen_name, phone: row.citizen_phone, email: row.citizen_email },
  address: row.address,
  procedureCode: row.procedure_code,
  officeId: row.office_id,
  officeName: row.office_name,
  postOfficeId: row.post_office_id,
  from: row.from_at,
  to: row.to_at,
  locale: row.locale,
  promisedAt: row.promised_at,
  changedAt: row.changed_at,
  metAt: row.met_at,
  missedAt: row.missed_at,
});

/** What stands: not what is only claimed, nor what was cancelled. */
const stands = `status NOT IN ('claimed', 'cancelled')`;

/**
 * Writes what is about to be promised, so that its place in the ledger is never lost. Gives the code that stands: of two tries
 * side by side the first one's. Undefined: its place is being given back.
 */
export const claimLeg = async (tx: Tx, leg: PostLeg, now: Date): Promise<string | undefined> => {
  const rows = await tx.query<Pick<Row, 'code'>>(
    `INSERT INTO post_leg (${columns}, place, place_at)
     VALUES ($1, $2, $3, 'claimed', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, NULL, NULL, 'claimed', $18)
     ON CONFLICT (id) DO UPDATE SET place_at = $18, place = CASE post_leg.place WHEN 'none' THEN 'claimed' ELSE post_leg.place END
       WHERE post_leg.place <> 'returning'
     RETURNING code`,
    [
      ...[leg.id, leg.code, leg.kind, leg.version, sealed(leg.citizen.name), searchable(leg.citizen.phone)],
      ...[sealed(leg.citizen.email), sealed(leg.address)],
      ...[leg.procedureCode, leg.officeId, toJson(leg.officeName), leg.postOfficeId, leg.from, leg.to, leg.locale],
      ...[leg.promisedAt, leg.changedAt, now],
    ],
    'post-claim',
  );
  return rows[0]?.code;
};

/** The claim becomes the promise, with the window that the ledger gave. False: it was given back meanwhile. */
export const keepLeg = async (tx: Tx, leg: PostLeg): Promise<boolean> => {
  const rows = await tx.query(
    `UPDATE post_leg SET status = 'promised', place = 'kept', post_office_id = $2, from_at = $3, to_at = $4
     WHERE id = $1 AND status = 'claimed' AND place = 'claimed' RETURNING id`,
    [leg.id, leg.postOfficeId, leg.from, leg.to],
    'post-keep',
  );
  return rows.length > 0;
};

export const updateLeg = (tx: Tx, { id, status, version, changedAt, metAt }: PostLeg) =>
  tx.query(
    `UPDATE post_leg SET status = $2, version = $3, changed_at = $4, met_at = $5, place = $6, place_at = $4 WHERE id = $1`,
    [id, status, version, changedAt, metAt, status === 'cancelled' ? 'returning' : 'kept'],
    'post-update',
  );

/** Locked for this transaction. */
export const lockLeg = async (tx: Tx, code: string, kind: PostKind): Promise<PostLeg | undefined> => {
  const rows = await tx.query<Row>(
    `SELECT ${columns} FROM post_leg WHERE code = $1 AND kind = $2 AND status <> 'claimed' ORDER BY promised_at DESC LIMIT 1 FOR UPDATE`,
    [code, kind],
    'post-lock',
  );
  return rows[0] && fromRow(rows[0]);
};

/** All that is sent under a code: there before back. */
export const legsOf = async (from: Pick<Store, 'query'>, code: string): Promise<PostLeg[]> => {
  const rows = await from.query<Row>(
    `SELECT ${columns} FROM post_leg WHERE code = $1 AND ${stands} ORDER BY kind, promised_at`,
    [code],
    'post-of-code',
  );
  return rows.map(fromRow);
};

export const legById = async (from: Pick<Store, 'query'>, id: string): Promise<PostLeg | undefined> => {
  const rows = await from.query<Row>(`SELECT ${columns} FROM post_leg WHERE id = $1`, [id], 'post-by-id');
  return rows[0] && fromRow(rows[0]);
};

export interface PostList {
  /** Empty: what is under way. */
  readonly statuses: readonly PostStatus[];
  readonly missed: boolean;
  readonly officeId: string;
  readonly postOfficeId: string;
  readonly limit: number;
  /** Id of the last one shown. */
  readonly after: string;
}

/** The earliest window first. */
export const listLegs = async (store: Store, ask: PostList): Promise<PostLeg[]> => {
  const params: unknown[] = [];
  const given = (value: unknown) => `$${params.push(value)}`;
  const where = [
    ask.statuses.length
      ? `status = ANY(${given(ask.statuses)})`
      : `${stands} AND NOT (kind = 'pickup' AND status = 'handed-over') AND status <> 'delivered'`,
    ...(ask.missed ? ['missed_at IS NOT NULL AND met_at IS NULL'] : []),
    ...(ask.officeId ? [`office_id = ${given(ask.officeId)}`] : []),
    ...(ask.postOfficeId ? [`post_office_id = ${given(ask.postOfficeId)}`] : []),
    ...(ask.after ? [`(from_at, id) > (SELECT from_at, id FROM post_leg WHERE id = ${given(ask.after)})`] : []),
  ];
  const rows = await store.query<Row>(
    `SELECT ${columns} FROM post_leg WHERE ${where.join(' AND ')} ORDER BY from_at, id LIMIT ${given(ask.limit)}`,
    params,
  );
  return rows.map(fromRow);
};

/** Windows that are over while nobody was at the door, marked in the transaction that says so. Shared by replicas. */
export const takeMissed = async (tx: Tx, now: Date, limit: number): Promise<PostLeg[]> => {
  const rows = await tx.query<Row>(
    `UPDATE post_leg SET missed_at = $1, version = version + 1, changed_at = $1 WHERE id IN (
       SELECT id FROM post_leg WHERE met_at IS NULL AND missed_at IS NULL AND status IN ('promised', 'accepted', 'collected')
         AND to_at <= $1 ORDER BY to_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING ${columns}`,
    [now, limit],
    'post-missed',
  );
  return rows.map(fromRow);
};

/** Places to give back: of what was cancelled, and of claims that nobody has settled by then. */
export const placesToReturn = async (tx: Tx, claimedBefore: Date, limit: number): Promise<string[]> => {
  const rows = await tx.query<{ id: string }>(
    `UPDATE post_leg SET place = 'returning' WHERE id IN (
       SELECT id FROM post_leg WHERE place = 'returning' OR (place = 'claimed' AND place_at < $1)
       ORDER BY place_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING id`,
    [claimedBefore, limit],
    'post-places-to-return',
  );
  return rows.map(({ id }) => id);
};

/** A claim that came to nothing is forgotten with its place. */
export const placeReturned = async (tx: Tx, id: string): Promise<void> => {
  await tx.query(`DELETE FROM post_leg WHERE id = $1 AND status = 'claimed'`, [id], 'post-claim-forget');
  await tx.query(
    `UPDATE post_leg SET place = 'none' WHERE id = $1 AND place = 'returning'`,
    [id],
    'post-place-returned',
  );
};

/** What the post office did, in its own list. */
export interface Tracking {
  readonly at: Date;
  readonly what: string;
  readonly note: string;
}

export const insertTracking = (tx: Tx, legId: string, by: string, { at, what, note }: Tracking): void =>
  tx.write(
    'INSERT INTO post_step (leg_id, at, what, by, note) VALUES ($1, $2, $3, $4, $5)',
    [legId, at, what, by, sealed(note)],
    'post-step-insert',
  );

export const trackingOf = async (store: Store, legIds: readonly string[]): Promise<Map<string, Tracking[]>> => {
  const rows = await store.query<Tracking & { leg_id: string } & Record<string, unknown>>(
    'SELECT leg_id, at, what, note FROM post_step WHERE leg_id = ANY($1::uuid[]) ORDER BY id',
    [legIds],
    'post-tracking',
  );
  const found = new Map<string, Tracking[]>();
  for (const { leg_id: id, at, what, note } of rows) found.set(id, [...(found.get(id) ?? []), { at, what, note }]);
  return found;
};
