import { migration } from '@civicline/store';

/** What a source that comes again and again brought last, row by row, as a digest: what it has not changed is left alone. */
export const importSources = migration(
  '0004_import_sources',
  `
  CREATE TABLE import_source (
    source text NOT NULL,
    what text NOT NULL,
    key text NOT NULL,
    digest text NOT NULL,
    PRIMARY KEY (source, what, key)
  );
  `,
);
