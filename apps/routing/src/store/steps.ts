import type { Store, Tx } from '@civicline/store';
import { sealed } from '@civicline/store';

/** Something that happened to a referral, in its own list: who, when, from where to where. */
export interface Step {
  readonly at: Date;
  readonly what: string;
  readonly by: string;
  readonly officeId: string;
  readonly toOfficeId: string;
  readonly note: string;
}

export const insertStep = (tx: Tx, referralId: string, { at, what, by, officeId, toOfficeId, note }: Step): void =>
  tx.write(
    'INSERT INTO step (referral_id, at, what, by, office_id, to_office_id, note) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [referralId, at, what, by, officeId, toOfficeId, sealed(note)],
    'step-insert',
  );

export const stepsOf = async (store: Store, referralId: string): Promise<Step[]> => {
  const rows = await store.query<Omit<Step, 'officeId' | 'toOfficeId'> & { office_id: string; to_office_id: string }>(
    'SELECT at, what, by, office_id, to_office_id, note FROM step WHERE referral_id = $1 ORDER BY id',
    [referralId],
    'steps-of',
  );
  return rows.map(({ office_id: officeId, to_office_id: toOfficeId, ...step }) => ({ ...step, officeId, toOfficeId }));
};
