import type { Migration } from '@civicline/store';
import { migration } from '@civicline/store';

export const logSchema = 'event_log';

/** A record's place is given under the lock of its partition's row, so offsets have no gaps and are seen in order. */
export const logMigrations: readonly Migration[] = [
  migration(
    'event_log_0001',
    `CREATE TABLE topic_partition (
       topic text NOT NULL,
       partition integer NOT NULL,
       next_offset bigint NOT NULL DEFAULT 0,
       PRIMARY KEY (topic, partition)
     ) WITH (fillfactor = 50);
     CREATE TABLE record (
       topic text NOT NULL,
       partition integer NOT NULL,
       "offset" bigint NOT NULL,
       key text NOT NULL,
       headers jsonb NOT NULL,
       value bytea NOT NULL,
       appended_at timestamptz NOT NULL DEFAULT now(),
       PRIMARY KEY (topic, partition, "offset")
     );
     CREATE TABLE group_offset (
       "group" text NOT NULL,
       topic text NOT NULL,
       partition integer NOT NULL,
       next_offset bigint NOT NULL,
       PRIMARY KEY ("group", topic, partition)
     ) WITH (fillfactor = 50);
     CREATE TABLE member (
       "group" text NOT NULL,
       id text NOT NULL,
       pid integer NOT NULL,
       backend_start timestamptz NOT NULL,
       PRIMARY KEY ("group", id)
     );`,
  ),
];
