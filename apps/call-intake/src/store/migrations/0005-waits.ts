import { migration } from '@civicline/store';

/** What callers were told of their wait, so that it can be said how well it held; and promises by when they end. */
export const waits = migration(
  '0005_waits',
  `
  CREATE TABLE wait_estimate (
    call_id uuid PRIMARY KEY,
    queue_id text NOT NULL,
    at timestamptz NOT NULL,
    model_p90_ms integer NOT NULL,
    p90_ms integer NOT NULL
  );
  CREATE INDEX wait_estimate_of_queue ON wait_estimate (queue_id, at);
  CREATE INDEX call_back_window ON call_back (to_at) WHERE slot_id IS NOT NULL;
  `,
);
