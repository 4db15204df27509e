import { migration } from '@civicline/store';

/**
 * What is sent by post: each way with the window that was promised, and what became of it. `place` says how it stands with
 * the place in the ledger: claimed before it is taken, kept with the promise, or to be given back.
 */
export const post = migration(
  '0002_post',
  `
  CREATE TABLE post_leg (
    id uuid PRIMARY KEY,
    code text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('pickup', 'return')),
    status text NOT NULL CHECK (status IN ('claimed', 'promised', 'accepted', 'collected', 'handed-over', 'delivered', 'cancelled')),
    version integer NOT NULL,
    citizen_name text NOT NULL,
    citizen_phone text NOT NULL,
    citizen_email text NOT NULL,
    address text NOT NULL,
    procedure_code text NOT NULL,
    office_id text NOT NULL,
    office_name jsonb NOT NULL,
    post_office_id text NOT NULL,
    from_at timestamptz NOT NULL,
    to_at timestamptz NOT NULL,
    locale text NOT NULL,
    promised_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    met_at timestamptz,
    missed_at timestamptz,
    place text NOT NULL CHECK (place IN ('claimed', 'kept', 'returning', 'none')),
    place_at timestamptz NOT NULL
  );
  CREATE UNIQUE INDEX post_leg_once ON post_leg (code, kind) WHERE status NOT IN ('claimed', 'cancelled');
  CREATE INDEX post_leg_due ON post_leg (to_at) WHERE met_at IS NULL AND missed_at IS NULL AND status IN ('promised', 'accepted', 'collected');
  CREATE INDEX post_leg_list ON post_leg (from_at, id);
  CREATE INDEX post_leg_place ON post_leg (place_at) WHERE place IN ('claimed', 'returning');
  CREATE TABLE post_step (
    id bigserial PRIMARY KEY,
    leg_id uuid NOT NULL REFERENCES post_leg (id),
    at timestamptz NOT NULL,
    what text NOT NULL,
    by text NOT NULL,
    note text NOT NULL
  );
  CREATE INDEX post_step_of_leg ON post_step (leg_id, id);
  `,
);
