import { migration } from '@civicline/store';

/** Numbers stand sealed: they are found by their search key, which of a number from before is the number itself. */
export const sealedNumbers = migration(
  '0004_sealed_numbers',
  `
  CREATE INDEX referral_by_phone ON referral (search_key(citizen_phone), referred_at DESC);
  DROP INDEX referral_of_phone;
  `,
);
