import { migration } from '@civicline/store';

/**
 * Rules by version; referrals with their steps, files and alarms; and who tried to read what is not theirs. A referral's
 * deadline stands with the office hours of its beginning, so that it can be worked out again at any time.
 */
export const referrals = migration(
  '0001_referrals',
  `
  CREATE TABLE rule_set (
    version integer PRIMARY KEY,
    content jsonb NOT NULL,
    published_by text NOT NULL,
    published_at timestamptz NOT NULL,
    note text NOT NULL
  );
  CREATE TABLE referral (
    id uuid PRIMARY KEY,
    code text NOT NULL UNIQUE,
    status text NOT NULL CHECK (status IN ('partial', 'open', 'assigned', 'acknowledged', 'answered', 'explained', 'closed', 'returned', 'duplicate')),
    version integer NOT NULL,
    matter jsonb NOT NULL,
    topic text NOT NULL,
    question text NOT NULL,
    citizen_name text NOT NULL,
    citizen_phone text NOT NULL,
    citizen_email text NOT NULL,
    dossier_code text NOT NULL,
    office_id text NOT NULL,
    office_name jsonb NOT NULL,
    officer_id text NOT NULL,
    decision jsonb,
    deadline jsonb,
    -- The deadline as it stands, for lists; not set while the clock stands still or nothing is due.
    due_at timestamptz,
    overdue boolean NOT NULL,
    escalation_level integer NOT NULL,
    answer jsonb,
    delays jsonb NOT NULL,
    duplicate_of text NOT NULL,
    record_id text NOT NULL,
    call_id text NOT NULL,
    wants_call_back boolean NOT NULL,
    referred_at timestamptz NOT NULL,
    answered_at timestamptz,
    on_time boolean,
    changed_at timestamptz NOT NULL,
    asked_back text NOT NULL,
    previous_code text NOT NULL,
    search text NOT NULL
  ) WITH (fillfactor = 80);
  CREATE INDEX referral_inbox ON referral (office_id, due_at, id) WHERE status IN ('open', 'assigned', 'acknowledged', 'returned');
  CREATE INDEX referral_open ON referral (due_at, id) WHERE status IN ('open', 'assigned', 'acknowledged', 'returned');
  CREATE INDEX referral_of_office ON referral (office_id, changed_at DESC, id);
  CREATE INDEX referral_of_phone ON referral (citizen_phone, referred_at DESC);
  CREATE INDEX referral_of_dossier ON referral (dossier_code, referred_at DESC) WHERE dossier_code <> '';
  CREATE INDEX referral_duplicates ON referral (duplicate_of) WHERE duplicate_of <> '';
  CREATE INDEX referral_referred ON referral (referred_at);
  CREATE TABLE step (
    id bigserial PRIMARY KEY,
    referral_id uuid NOT NULL REFERENCES referral (id),
    at timestamptz NOT NULL,
    what text NOT NULL,
    by text NOT NULL,
    office_id text NOT NULL,
    to_office_id text NOT NULL,
    note text NOT NULL
  );
  CREATE INDEX step_of_referral ON step (referral_id, id);
  CREATE TABLE alarm (
    referral_id uuid NOT NULL REFERENCES referral (id),
    rule text NOT NULL,
    deadline timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    fired_at timestamptz,
    PRIMARY KEY (referral_id, rule, deadline)
  );
  CREATE INDEX alarm_due ON alarm (due_at) WHERE fired_at IS NULL;
  CREATE TABLE attachment (
    id uuid PRIMARY KEY,
    referral_id uuid NOT NULL REFERENCES referral (id),
    name text NOT NULL,
    media_type text NOT NULL,
    bytes integer NOT NULL,
    content bytea NOT NULL,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL
  );
  CREATE INDEX attachment_of_referral ON attachment (referral_id);
  CREATE TABLE denied_read (
    id bigserial PRIMARY KEY,
    at timestamptz NOT NULL,
    referral_id uuid NOT NULL REFERENCES referral (id),
    by text NOT NULL,
    role text NOT NULL,
    office_id text NOT NULL
  );
  `,
);
