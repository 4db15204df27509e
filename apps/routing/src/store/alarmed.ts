import type { Store, Tx } from '@civicline/store';
import type { Referral } from '../domain/referral';
import type { Row } from './referrals';
import { columns, fromRow } from './referrals';

const byId = (rows: readonly Row[]): Map<string, Referral> => new Map(rows.map((row) => [row.id, fromRow(row)]));

/** Referrals by id, as they stand at the moment. */
export const referralsById = async (store: Store, ids: readonly string[]): Promise<Map<string, Referral>> =>
  byId(await store.query<Row>(`SELECT ${columns} FROM referral WHERE id = ANY($1::uuid[])`, [ids], 'referrals-by-id'));

/** Referrals by id, locked in a fixed order. */
export const lockReferralsById = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Referral>> =>
  byId(
    await tx.query<Row>(
      `SELECT ${columns} FROM referral WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`,
      [ids],
      'referrals-lock',
    ),
  );

interface Happened {
  readonly what: string;
  readonly referral: Referral;
}

const changes = (referrals: readonly Referral[]) => [
  referrals.map(({ id }) => id),
  referrals.map(({ version }) => version),
  referrals.map(({ overdue }) => overdue),
  referrals.map(({ escalationLevel }) => escalationLevel),
  referrals.map(({ changedAt }) => changedAt),
];
const changed = 'version = a.version, overdue = a.overdue, escalation_level = a.level, changed_at = a.at';
const given = '$1::uuid[], $2::int[], $3::boolean[], $4::int[], $5::timestamptz[]';

/**
 * Writes what was worked out of referrals, and a step for each, where these are still at the version that they were at then;
 * locked in the order of all. The ids of those that are.
 */
export const writeForeseen = async (
  tx: Tx,
  foreseen: readonly (Happened & { readonly before: number })[],
): Promise<Set<string>> => {
  const rows = await tx.query<{ id: string }>(
    `WITH a AS (
       SELECT r.id, a.version, a.overdue, a.level, a.at, a.what
       FROM unnest(${given}, $6::int[], $7::text[]) AS a (id, version, overdue, level, at, before, what)
       JOIN referral r ON r.id = a.id AND r.version = a.before ORDER BY r.id FOR UPDATE OF r),
     changed AS (
       UPDATE referral r SET ${changed} FROM a WHERE r.id = a.id RETURNING r.id, r.office_id, a.at, a.what)
     INSERT INTO step (referral_id, at, what, by, office_id, to_office_id, note)
     SELECT id, at, what, 'clock', office_id, '', '' FROM changed RETURNING referral_id AS id`,
    [
      ...changes(foreseen.map(({ referral }) => referral)),
      foreseen.map(({ before }) => before),
      foreseen.map(({ what }) => what),
    ],
    'referrals-foreseen',
  );
  return new Set(rows.map(({ id }) => id));
};

/** Writes what alarms made of referrals that are locked, and a step for each, in two statements however many they are. */
export const writeAlarmed = (tx: Tx, happened: readonly Happened[]): void => {
  const last = [...new Map(happened.map(({ referral }) => [referral.id, referral])).values()];
  tx.write(
    `UPDATE referral r SET ${changed} FROM unnest(${given}) AS a (id, version, overdue, level, at) WHERE r.id = a.id`,
    changes(last),
    'referrals-alarmed',
  );
  tx.write(
    `INSERT INTO step (referral_id, at, what, by, office_id, to_office_id, note)
     SELECT referral_id, at, what, 'clock', office_id, '', ''
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[]) AS a (referral_id, what, office_id, at)`,
    [
      happened.map(({ referral }) => referral.id),
      happened.map(({ what }) => what),
      happened.map(({ referral }) => referral.officeId),
      happened.map(({ referral }) => referral.changedAt),
    ],
    'steps-alarmed',
  );
};
