import { migration } from '@civicline/store';

/** Telephones in browsers that may register, and until when. What they register with is kept by nobody but them and Asterisk. */
export const webPhones = migration(
  '0012_web_phones',
  `
  CREATE TABLE web_phone (
    extension text PRIMARY KEY,
    expires_at timestamptz NOT NULL
  );
  CREATE INDEX web_phone_due ON web_phone (expires_at);
  `,
);
