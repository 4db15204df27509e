import type { Tx } from '@civicline/store';
import type { Referral } from '../domain/referral';
import type { Row } from './referrals';
import { columns, fromRow } from './referrals';

/** Referrals by id, locked in a fixed order. */
export const lockReferralsById = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Referral>> => {
  const rows = await tx.query<Row>(
    `SELECT ${columns} FROM referral WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`,
    [ids],
    'referrals-lock',
  );
  return new Map(rows.map((row) => [row.id, fromRow(row)]));
};

/** Writes what alarms made of referrals, and a step for each, in two statements however many they are. */
export const writeAlarmed = (
  tx: Tx,
  happened: readonly { readonly what: string; readonly referral: Referral }[],
  now: Date,
): void => {
  const last = [...new Map(happened.map(({ referral }) => [referral.id, referral])).values()];
  tx.write(
    `UPDATE referral r SET version = a.version, overdue = a.overdue, escalation_level = a.level, changed_at = $5
     FROM unnest($1::uuid[], $2::int[], $3::boolean[], $4::int[]) AS a (id, version, overdue, level) WHERE r.id = a.id`,
    [
      last.map(({ id }) => id),
      last.map(({ version }) => version),
      last.map(({ overdue }) => overdue),
      last.map(({ escalationLevel }) => escalationLevel),
      now,
    ],
    'referrals-alarmed',
  );
  tx.write(
    `INSERT INTO step (referral_id, at, what, by, office_id, to_office_id, note)
     SELECT referral_id, $4, what, 'clock', office_id, '', '' FROM unnest($1::uuid[], $2::text[], $3::text[]) AS a (referral_id, what, office_id)`,
    [
      happened.map(({ referral }) => referral.id),
      happened.map(({ what }) => what),
      happened.map(({ referral }) => referral.officeId),
      now,
    ],
    'steps-alarmed',
  );
};
