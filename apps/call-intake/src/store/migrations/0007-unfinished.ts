import { migration } from '@civicline/store';

/** Records whose callers wait for a call that has yet to be promised. */
export const unfinished = migration(
  '0007_unfinished',
  `
  CREATE TABLE unfinished (
    record_id uuid PRIMARY KEY REFERENCES record (id),
    due_at timestamptz NOT NULL
  );
  CREATE INDEX unfinished_due ON unfinished (due_at);
  `,
);
