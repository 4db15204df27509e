import { migration } from '@civicline/store';

/**
 * The ledger of capacity: one row for each place of each slot that was ever used. A place is free, held until a time,
 * booked by one appointment, or closed. Slots get their rows when they are first used.
 */
export const ledger = migration(
  '0001_ledger',
  `
  CREATE TABLE office (
    id text PRIMARY KEY,
    name jsonb NOT NULL,
    address jsonb NOT NULL,
    hours jsonb NOT NULL,
    valid_to text NOT NULL DEFAULT ''
  );
  CREATE TABLE procedure (
    code text PRIMARY KEY,
    name jsonb NOT NULL,
    field text NOT NULL,
    counter boolean NOT NULL
  );
  CREATE TABLE schedule (
    id text PRIMARY KEY,
    office_id text NOT NULL,
    name jsonb NOT NULL,
    fields text[] NOT NULL,
    slot_minutes integer NOT NULL CHECK (slot_minutes > 0),
    places integer NOT NULL CHECK (places > 0),
    hours jsonb,
    horizon_days integer NOT NULL,
    valid_from text NOT NULL,
    valid_to text NOT NULL
  );
  CREATE INDEX schedule_of_office ON schedule (office_id);
  CREATE TABLE closure (
    id uuid PRIMARY KEY,
    office_id text NOT NULL,
    from_at timestamptz NOT NULL,
    to_at timestamptz NOT NULL CHECK (to_at > from_at),
    reason jsonb NOT NULL,
    closed_at timestamptz NOT NULL,
    lifted_at timestamptz
  );
  CREATE INDEX closure_of_office ON closure (office_id, to_at) WHERE lifted_at IS NULL;
  CREATE TABLE slot (
    id text PRIMARY KEY,
    schedule_id text NOT NULL,
    office_id text NOT NULL,
    start_at timestamptz NOT NULL,
    end_at timestamptz NOT NULL
  );
  CREATE TABLE place (
    slot_id text NOT NULL REFERENCES slot (id),
    n integer NOT NULL,
    state text NOT NULL DEFAULT 'free' CHECK (state IN ('free', 'held', 'booked', 'closed')),
    hold_id uuid UNIQUE,
    holder text,
    held_until timestamptz,
    appointment_id uuid UNIQUE,
    PRIMARY KEY (slot_id, n),
    CHECK ((state = 'held') = (hold_id IS NOT NULL)),
    CHECK ((state = 'booked') = (appointment_id IS NOT NULL))
  ) WITH (fillfactor = 70);
  CREATE INDEX place_held ON place (held_until) WHERE state = 'held';
  CREATE INDEX place_holder ON place (holder) WHERE state = 'held';
  CREATE TABLE appointment (
    id uuid PRIMARY KEY,
    code text NOT NULL UNIQUE,
    status text NOT NULL CHECK (status IN ('pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow')),
    version integer NOT NULL,
    slot_id text NOT NULL,
    schedule_id text NOT NULL,
    office_id text NOT NULL,
    start_at timestamptz NOT NULL,
    end_at timestamptz NOT NULL,
    day text NOT NULL,
    procedure_code text NOT NULL,
    procedure_name jsonb NOT NULL,
    office_name jsonb NOT NULL,
    office_address jsonb NOT NULL,
    citizen_name text NOT NULL,
    citizen_phone text NOT NULL,
    citizen_email text NOT NULL,
    locale text NOT NULL CHECK (locale IN ('vi', 'en')),
    booked_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    reason jsonb,
    moved_from jsonb,
    -- Moved by a closure: where an office sends somebody is not held against them.
    relocated boolean NOT NULL DEFAULT false
  ) WITH (fillfactor = 80);
  CREATE UNIQUE INDEX appointment_once_a_day ON appointment (citizen_phone, procedure_code, day)
    WHERE status IN ('pending', 'booked', 'arrived') AND NOT relocated;
  CREATE INDEX appointment_of_office ON appointment (office_id, start_at);
  CREATE INDEX appointment_waiting ON appointment (end_at) WHERE status = 'booked';
  `,
);
