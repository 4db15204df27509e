import { migration } from '@civicline/store';

/** Rows are documents of the contract; what is searched and joined stands beside them. */
export const directoryTables = migration(
  '0001_directory',
  `
  CREATE TABLE unit (key text PRIMARY KEY, doc jsonb NOT NULL);
  CREATE TABLE office (key text PRIMARY KEY, doc jsonb NOT NULL);
  CREATE TABLE hotline (key text PRIMARY KEY, doc jsonb NOT NULL);
  CREATE TABLE procedure (
    key text PRIMARY KEY,
    doc jsonb NOT NULL,
    version integer NOT NULL DEFAULT 1,
    -- Name, keywords and field without accents, for finding while one types and with typing errors.
    folded text NOT NULL
  );
  CREATE INDEX procedure_folded ON procedure USING gin (folded public.gin_trgm_ops);
  `,
);
