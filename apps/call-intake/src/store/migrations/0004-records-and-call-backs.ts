import { migration } from '@civicline/store';

/**
 * Contact records, call-backs and what supervisors whisper. A place in scheduling's ledger is claimed here before it is taken
 * there: whatever happens in between, the claim is settled later. One call-back is open for a caller and topic.
 */
export const recordsAndCallBacks = migration(
  '0004_records_and_call_backs',
  `
  CREATE TABLE record (
    id uuid PRIMARY KEY,
    call_id uuid UNIQUE REFERENCES call (id),
    status text NOT NULL CHECK (status IN ('partial', 'complete', 'unreachable')),
    version integer NOT NULL,
    agent_id text NOT NULL,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    captured_at timestamptz,
    completed_at timestamptz,
    name text NOT NULL,
    number text NOT NULL,
    topic text NOT NULL,
    unit_code text NOT NULL,
    procedure_code text NOT NULL,
    question text NOT NULL,
    answer text NOT NULL,
    dossier_code text NOT NULL,
    appointment_code text NOT NULL,
    referral_code text NOT NULL,
    locale text NOT NULL,
    address text NOT NULL
  ) WITH (fillfactor = 80);
  CREATE INDEX record_of_number ON record (number, created_at) WHERE number <> '';
  CREATE INDEX record_by_age ON record (created_at, id);
  CREATE INDEX record_to_complete ON record (created_at, id) WHERE status = 'partial';
  CREATE TABLE call_back (
    id uuid PRIMARY KEY,
    code text NOT NULL UNIQUE,
    status text NOT NULL CHECK (status IN ('due', 'attempting', 'reached', 'unreachable', 'cancelled')),
    cause text NOT NULL CHECK (cause IN ('incomplete_record', 'abandoned', 'asked_in_queue', 'asked_on_web', 'untold',
      'referral_answered', 'asked_agent')),
    name text NOT NULL,
    number text NOT NULL,
    topic text NOT NULL,
    locale text NOT NULL CHECK (locale IN ('vi', 'en')),
    slot_id text,
    from_at timestamptz,
    to_at timestamptz,
    place_id uuid UNIQUE,
    next_attempt_at timestamptz,
    attempts jsonb NOT NULL,
    record_id uuid,
    agent_id text NOT NULL,
    promised_at timestamptz NOT NULL,
    settled_at timestamptz,
    kept boolean,
    subject_code text NOT NULL,
    version integer NOT NULL,
    CHECK ((status = 'due') = (next_attempt_at IS NOT NULL)),
    CHECK ((slot_id IS NULL) = (place_id IS NULL))
  ) WITH (fillfactor = 80);
  CREATE UNIQUE INDEX call_back_one_open ON call_back (number, topic) WHERE status IN ('due', 'attempting');
  CREATE INDEX call_back_due ON call_back (next_attempt_at, id) WHERE status = 'due';
  CREATE INDEX call_back_attempting ON call_back (id) WHERE status = 'attempting';
  CREATE INDEX call_back_promised ON call_back (promised_at, id);
  CREATE INDEX call_back_of_number ON call_back (number, promised_at);
  CREATE TABLE place_claim (
    place_id uuid PRIMARY KEY,
    slot_id text NOT NULL,
    state text NOT NULL CHECK (state IN ('taking', 'releasing')),
    due_at timestamptz NOT NULL
  );
  CREATE INDEX place_claim_due ON place_claim (due_at);
  CREATE TABLE whisper (
    id uuid PRIMARY KEY,
    agent_id text NOT NULL REFERENCES agent (id),
    words text NOT NULL,
    from_id text NOT NULL,
    at timestamptz NOT NULL,
    told_at timestamptz
  );
  CREATE INDEX whisper_untold ON whisper (agent_id, at) WHERE told_at IS NULL;
  `,
);
