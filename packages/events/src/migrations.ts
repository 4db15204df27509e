import type { Migration } from '@civicline/store';
import { migration } from '@civicline/store';

/** Tables of the outbox and the inbox; every service that announces or listens puts them in its list. */
export const eventMigrations: readonly Migration[] = [
  migration(
    'events_0001_outbox_inbox',
    `CREATE TABLE outbox (
       id bigserial PRIMARY KEY,
       topic text NOT NULL,
       key text NOT NULL,
       headers jsonb NOT NULL,
       payload bytea NOT NULL,
       announced_at timestamptz NOT NULL DEFAULT now()
     );
     CREATE TABLE inbox (
       consumer text NOT NULL,
       event_id text NOT NULL,
       received_at timestamptz NOT NULL DEFAULT now(),
       PRIMARY KEY (consumer, event_id)
     );
     CREATE INDEX inbox_age ON inbox (received_at);`,
  ),
];
