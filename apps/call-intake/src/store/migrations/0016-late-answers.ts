import { migration } from '@civicline/store';

/** Whoever wished to be called is also called when the department says why it is late. */
export const lateAnswers = migration(
  '0016_late_answers',
  `
  ALTER TABLE call_back DROP CONSTRAINT call_back_cause_check;
  ALTER TABLE call_back ADD CONSTRAINT call_back_cause_check CHECK (cause IN ('incomplete_record', 'abandoned', 'asked_in_queue',
    'asked_on_web', 'untold', 'referral_answered', 'asked_agent', 'referral_delayed'));
  `,
);
