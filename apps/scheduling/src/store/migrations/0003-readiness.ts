import { migration } from '@civicline/store';

/**
 * What a visit has of the papers it needs. `checklist` is what procedures ask for, from the directory's events; `paper_mark`
 * what was said of a paper for an appointment; `reminder` each reminder that was announced, and what was missing then;
 * `sent_home` the visits that were in vain. The three hold where and when the visit was, so that the figures need no
 * appointment as it was before it moved.
 */
export const readiness = migration(
  '0003_readiness',
  `
  CREATE TABLE checklist (
    procedure_code text PRIMARY KEY,
    papers jsonb NOT NULL
  );
  CREATE TABLE paper_mark (
    appointment_id uuid NOT NULL,
    key text NOT NULL,
    state text NOT NULL CHECK (state IN ('missing', 'have', 'waived')),
    set_by text NOT NULL CHECK (set_by IN ('citizen', 'agent', 'office')),
    set_by_id text NOT NULL,
    set_at timestamptz NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (appointment_id, key)
  );
  CREATE TABLE reminder (
    appointment_id uuid NOT NULL,
    version integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('day-before', 'hours-before')),
    office_id text NOT NULL,
    start_at timestamptz NOT NULL,
    announced_at timestamptz NOT NULL,
    missing text[] NOT NULL,
    PRIMARY KEY (appointment_id, version, kind)
  );
  CREATE INDEX reminder_of_office ON reminder (office_id, start_at);
  CREATE TABLE sent_home (
    appointment_id uuid PRIMARY KEY,
    office_id text NOT NULL,
    start_at timestamptz NOT NULL,
    at timestamptz NOT NULL,
    by_id text NOT NULL,
    missing text[] NOT NULL
  );
  CREATE INDEX sent_home_of_office ON sent_home (office_id, start_at);
  `,
);
