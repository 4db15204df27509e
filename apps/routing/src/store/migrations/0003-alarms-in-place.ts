import { migration } from '@civicline/store';

/**
 * An alarm changes nothing of a referral that an index holds, so that the row stays where it is (a heap-only update): ten
 * thousand fall due at one moment. What an office has had is listed in the order of every list.
 */
export const alarmsInPlace = migration(
  '0003_alarms_in_place',
  `
  DROP INDEX referral_of_office;
  CREATE INDEX referral_of_office ON referral (office_id, due_at, id);
  `,
);
