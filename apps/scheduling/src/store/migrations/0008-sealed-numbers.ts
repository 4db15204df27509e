import { migration } from '@civicline/store';

/** Numbers stand sealed: they are found by their search key, which of a number from before is the number itself. */
export const sealedNumbers = migration(
  '0008_sealed_numbers',
  `
  CREATE INDEX appointment_by_phone ON appointment (search_key(citizen_phone)) WHERE status IN ('pending', 'booked', 'arrived');
  DROP INDEX appointment_of_phone;
  CREATE INDEX waitlist_by_phone ON waitlist_entry (search_key(citizen_phone)) WHERE status IN ('waiting', 'offered');
  DROP INDEX waitlist_of_phone;
  `,
);
