import { migration } from '@civicline/store';

/** Who is on duty at an office, by local day. */
export const roster = migration(
  '0003_roster',
  `
  CREATE TABLE duty_shift (
    office_id text NOT NULL,
    day text NOT NULL,
    opens text NOT NULL,
    closes text NOT NULL,
    officer jsonb NOT NULL,
    substitute jsonb,
    away boolean NOT NULL,
    PRIMARY KEY (office_id, day, opens)
  );
  `,
);
