import { migration } from '@civicline/store';

/**
 * Places kept for staff, places beyond the capacity, holds counted by network, and the line of those who wait. An
 * appointment remembers from where it was booked, since only there its citizen is told of it before the number is proven;
 * that takes the place of the unique index by which a stranger could have asked.
 */
export const quotaAndLine = migration(
  '0007_quota_and_line',
  `
  ALTER TABLE schedule ADD COLUMN internal_places integer NOT NULL DEFAULT 0 CHECK (internal_places >= 0);
  ALTER TABLE place ADD COLUMN kind text NOT NULL DEFAULT 'public' CHECK (kind IN ('public', 'internal', 'extra')),
    ADD COLUMN network text;
  CREATE INDEX place_network ON place (network) WHERE state = 'held';
  CREATE INDEX place_extra ON place (slot_id) WHERE kind = 'extra';
  ALTER TABLE appointment ADD COLUMN booked_from text NOT NULL DEFAULT '';
  DROP INDEX appointment_once_a_day;
  DROP INDEX appointment_open_of_phone;
  CREATE INDEX appointment_of_phone ON appointment (citizen_phone) WHERE status IN ('pending', 'booked', 'arrived');
  CREATE TABLE overbooking (
    appointment_id uuid PRIMARY KEY,
    slot_id text NOT NULL,
    schedule_id text NOT NULL,
    office_id text NOT NULL,
    start_at timestamptz NOT NULL,
    end_at timestamptz NOT NULL,
    decided_by text NOT NULL,
    reason text NOT NULL,
    decided_at timestamptz NOT NULL
  );
  CREATE INDEX overbooking_of_office ON overbooking (office_id, start_at);
  CREATE TABLE waitlist_entry (
    id uuid PRIMARY KEY,
    line bigserial NOT NULL,
    code text NOT NULL UNIQUE,
    key text NOT NULL,
    status text NOT NULL CHECK (status IN ('waiting', 'offered', 'taken', 'passed', 'left')),
    version integer NOT NULL,
    office_id text NOT NULL,
    office_name jsonb NOT NULL,
    schedule_id text NOT NULL,
    -- The counters that serve what they come for.
    schedules text[] NOT NULL,
    procedure_code text NOT NULL,
    procedure_name jsonb NOT NULL,
    from_day text NOT NULL,
    to_day text NOT NULL,
    from_at timestamptz NOT NULL,
    to_at timestamptz NOT NULL,
    earliest text NOT NULL,
    latest text NOT NULL,
    citizen_name text NOT NULL,
    citizen_phone text NOT NULL,
    citizen_email text NOT NULL,
    locale text NOT NULL CHECK (locale IN ('vi', 'en')),
    joined_from text NOT NULL,
    network text NOT NULL,
    joined_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    slot_id text,
    hold_id uuid UNIQUE,
    offered_until timestamptz,
    appointment_code text,
    CHECK ((status = 'offered') = (hold_id IS NOT NULL))
  );
  CREATE INDEX waitlist_line ON waitlist_entry (office_id, line) WHERE status = 'waiting';
  CREATE INDEX waitlist_offers ON waitlist_entry (offered_until) WHERE status = 'offered';
  CREATE INDEX waitlist_of_phone ON waitlist_entry (citizen_phone) WHERE status IN ('waiting', 'offered');
  CREATE INDEX waitlist_from ON waitlist_entry (joined_from) WHERE status IN ('waiting', 'offered');
  CREATE INDEX waitlist_network ON waitlist_entry (network) WHERE status IN ('waiting', 'offered');
  CREATE TABLE waitlist_step (
    entry_id uuid NOT NULL REFERENCES waitlist_entry (id),
    version integer NOT NULL,
    status text NOT NULL,
    cause text NOT NULL,
    at timestamptz NOT NULL,
    slot_id text NOT NULL,
    PRIMARY KEY (entry_id, version)
  );
  `,
);
