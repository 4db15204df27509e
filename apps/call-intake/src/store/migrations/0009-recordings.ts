import { migration } from '@civicline/store';

/**
 * Recordings of calls: where each is on its way from the telephone system into our folder and out of it again, and who
 * listened. Nobody is ever struck from that list.
 */
export const recordings = migration(
  '0009_recordings',
  `
  CREATE TABLE recording (
    id uuid PRIMARY KEY,
    call_id uuid NOT NULL REFERENCES call (id),
    source text NOT NULL,
    name text NOT NULL,
    agent_id text NOT NULL,
    began_at timestamptz NOT NULL,
    ended_at timestamptz,
    kept_at timestamptz,
    key_id text NOT NULL DEFAULT '',
    bytes integer NOT NULL DEFAULT 0,
    cleared_at timestamptz,
    keep_until timestamptz,
    removed_at timestamptz,
    fault text NOT NULL DEFAULT '',
    UNIQUE (source, name),
    CHECK ((kept_at IS NULL) = (keep_until IS NULL))
  );
  CREATE INDEX recording_of_call ON recording (call_id);
  CREATE INDEX recording_begun ON recording (began_at, id);
  CREATE INDEX recording_to_take ON recording (source, ended_at) WHERE ended_at IS NOT NULL AND cleared_at IS NULL;
  CREATE INDEX recording_to_remove ON recording (keep_until) WHERE keep_until IS NOT NULL AND removed_at IS NULL;
  CREATE TABLE recording_access (
    id uuid PRIMARY KEY,
    recording_id uuid NOT NULL REFERENCES recording (id),
    account text NOT NULL,
    role text NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX recording_access_of ON recording_access (recording_id, at);
  CREATE FUNCTION recording_access_stays() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'who listened to a recording stays known'; END $$;
  CREATE TRIGGER recording_access_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON recording_access
    FOR EACH STATEMENT EXECUTE FUNCTION recording_access_stays();
  `,
);
