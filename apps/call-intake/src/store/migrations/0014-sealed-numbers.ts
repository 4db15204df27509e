import { migration } from '@civicline/store';

/** Numbers stand sealed: they are found by their search key, which of a number from before is the number itself. */
export const sealedNumbers = migration(
  '0014_sealed_numbers',
  `
  CREATE INDEX call_by_number ON call (search_key(number), arrived_at) WHERE number <> '';
  DROP INDEX call_of_number;
  CREATE INDEX record_by_number ON record (search_key(number), created_at) WHERE number <> '';
  DROP INDEX record_of_number;
  CREATE UNIQUE INDEX call_back_one_open_of ON call_back (search_key(number), topic) WHERE status IN ('due', 'attempting');
  DROP INDEX call_back_one_open;
  CREATE INDEX call_back_by_number ON call_back (search_key(number), promised_at);
  DROP INDEX call_back_of_number;
  `,
);
