import { migration } from '@civicline/store';

/** Citizens who are to be called because a visit is near. Nobody's number outlasts the calling. */
export const reminderCalls = migration(
  '0013_reminder_calls',
  `
  CREATE TABLE reminder_call (
    id uuid PRIMARY KEY,
    request_id text NOT NULL UNIQUE,
    number text NOT NULL,
    code text NOT NULL,
    start_at timestamptz NOT NULL,
    locale text NOT NULL CHECK (locale IN ('vi', 'en')),
    placed_at timestamptz NOT NULL,
    due_at timestamptz,
    tries integer NOT NULL DEFAULT 0,
    ended_at timestamptz,
    result text NOT NULL DEFAULT ''
      CHECK (result IN ('', 'ready', 'cancelled', 'heard', 'unreachable', 'too_late')),
    CHECK ((ended_at IS NULL) = (result = ''))
  );
  CREATE INDEX reminder_call_due ON reminder_call (due_at) WHERE due_at IS NOT NULL;
  `,
);
