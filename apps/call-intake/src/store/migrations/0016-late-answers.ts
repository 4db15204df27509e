import { migration } from '@civicline/store';

/**
 * Whoever wished to be called is also called when the department says why it is late. Of two matters of one field somebody is told
 * both: what one must be told is open once for each matter, and not in the place of what was asked for.
 */
export const lateAnswers = migration(
  '0016_late_answers',
  `
  ALTER TABLE call_back DROP CONSTRAINT call_back_cause_check;
  ALTER TABLE call_back ADD CONSTRAINT call_back_cause_check CHECK (cause IN ('incomplete_record', 'abandoned', 'asked_in_queue',
    'asked_on_web', 'untold', 'referral_answered', 'asked_agent', 'referral_delayed'));
  CREATE UNIQUE INDEX call_back_one_open_about ON call_back (search_key(number), topic,
    (CASE WHEN cause IN ('untold', 'referral_answered', 'referral_delayed') THEN subject_code ELSE '' END))
    WHERE status IN ('due', 'attempting');
  DROP INDEX call_back_one_open_of;
  `,
);
