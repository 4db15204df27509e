import { migration } from '@civicline/store';

/** Places that are promised otherwise than as visits: windows in which citizens are called back. */
export const promises = migration(
  '0006_promises',
  `
  ALTER TABLE schedule ADD COLUMN purpose text NOT NULL DEFAULT '';
  ALTER TABLE place ADD COLUMN promise_id uuid UNIQUE;
  ALTER TABLE place DROP CONSTRAINT place_state_check;
  ALTER TABLE place ADD CONSTRAINT place_state_check
    CHECK (state IN ('free', 'held', 'booked', 'closed', 'promised')),
    ADD CONSTRAINT place_promised_check CHECK ((state = 'promised') = (promise_id IS NOT NULL));
  `,
);
