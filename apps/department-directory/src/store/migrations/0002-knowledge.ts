import { migration } from '@civicline/store';

/** Articles with their versions and history, editors' words, missed searches, and what an index needs to follow changes. */
export const knowledgeTables = migration(
  '0002_knowledge',
  `
  -- Counts up with each commit that changes what can be found. Writers hold the row until they commit, so that who reads
  -- a number sees everything up to it.
  CREATE TABLE revision (one boolean PRIMARY KEY DEFAULT true CHECK (one), n bigint NOT NULL);
  INSERT INTO revision (n) VALUES (1);

  ALTER TABLE procedure ADD COLUMN revision bigint NOT NULL DEFAULT 1;
  CREATE INDEX procedure_revision ON procedure (revision);
  -- Found by an index in memory from now on (docs/decisions/0005).
  DROP INDEX procedure_folded;
  ALTER TABLE procedure DROP COLUMN folded;
  -- It is counted in a column of its own.
  UPDATE procedure SET doc = doc - 'version';

  CREATE TABLE article (
    id text PRIMARY KEY,
    owner_office_id text NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    doc jsonb NOT NULL,
    published_version integer,
    published jsonb,
    -- Local day by which what is published must be looked at again.
    review_by text NOT NULL DEFAULT '',
    -- When its owner is reminded next.
    remind_at timestamptz,
    changed_at timestamptz NOT NULL,
    revision bigint NOT NULL
  );
  CREATE INDEX article_owner ON article (owner_office_id);
  CREATE INDEX article_remind ON article (remind_at) WHERE remind_at IS NOT NULL;
  CREATE INDEX article_revision ON article (revision);

  CREATE TABLE article_version (
    article_id text NOT NULL REFERENCES article ON DELETE CASCADE,
    version integer NOT NULL,
    doc jsonb NOT NULL,
    author text NOT NULL,
    PRIMARY KEY (article_id, version)
  );

  CREATE TABLE article_history (
    n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article_id text NOT NULL REFERENCES article ON DELETE CASCADE,
    version integer NOT NULL,
    happened text NOT NULL,
    who text NOT NULL,
    why text NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX article_history_of ON article_history (article_id, n);

  CREATE TABLE synonym (
    procedure_code text NOT NULL REFERENCES procedure ON DELETE CASCADE,
    words text NOT NULL,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL,
    PRIMARY KEY (procedure_code, words)
  );

  CREATE TABLE missed_search (
    query text PRIMARY KEY,
    count integer NOT NULL DEFAULT 0,
    unchosen integer NOT NULL DEFAULT 0,
    last_seen timestamptz NOT NULL
  );
  CREATE INDEX missed_search_age ON missed_search (last_seen);
  `,
);
