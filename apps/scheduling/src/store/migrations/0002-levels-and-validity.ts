import { migration } from '@civicline/store';

/** When an office exists and which procedures it takes in; and the index by which the appointments of a number are counted. */
export const levelsAndValidity = migration(
  '0002_levels_and_validity',
  `
  ALTER TABLE office ADD COLUMN valid_from text NOT NULL DEFAULT '', ADD COLUMN levels text[] NOT NULL DEFAULT '{}';
  ALTER TABLE procedure ADD COLUMN levels text[] NOT NULL DEFAULT '{}';
  CREATE INDEX appointment_open_of_phone ON appointment (citizen_phone) WHERE status IN ('pending', 'booked');
  `,
);
