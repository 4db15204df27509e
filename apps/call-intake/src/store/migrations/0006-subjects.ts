import { migration } from '@civicline/store';

/** Call-backs are found by what they are about when that is settled otherwise. */
export const subjects = migration(
  '0006_subjects',
  `CREATE INDEX call_back_subject ON call_back (subject_code) WHERE subject_code <> ''`,
);
