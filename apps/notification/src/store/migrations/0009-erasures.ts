import { migration } from '@civicline/store';

/** Erasing what is held of one person: who wanted it, and how far each service is. The number goes with the last of it. */
export const erasures = migration(
  '0009_erasures',
  `
  CREATE TABLE erasure (
    id uuid PRIMARY KEY,
    number text NOT NULL,
    asked_by text NOT NULL,
    purpose text NOT NULL,
    begun_at timestamptz NOT NULL,
    due_at timestamptz,
    finished_at timestamptz,
    CHECK ((due_at IS NULL) = (finished_at IS NOT NULL))
  );
  CREATE INDEX erasure_due ON erasure (due_at) WHERE due_at IS NOT NULL;
  CREATE TABLE erasure_part (
    erasure_id uuid NOT NULL REFERENCES erasure (id),
    service text NOT NULL,
    erased integer NOT NULL,
    still_there integer NOT NULL,
    asked_at timestamptz NOT NULL,
    PRIMARY KEY (erasure_id, service)
  );
  `,
);
