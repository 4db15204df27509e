import { migration } from '@civicline/store';

/**
 * More is told of a subject than its changes: each kind of notice has lines of its own. What stands already is a change of
 * an appointment. A replica of before, which does not know the new key, fails to queue and is tried again by those of after.
 */
export const kindsOfNotices = migration(
  '0002_kinds_of_notices',
  `
  ALTER TABLE message
    ADD COLUMN notice text NOT NULL DEFAULT 'change',
    ADD COLUMN recipient_source text NOT NULL DEFAULT 'appointment',
    ADD COLUMN not_after timestamptz,
    DROP CONSTRAINT message_subject_id_subject_version_channel_key,
    ADD CONSTRAINT message_once UNIQUE (subject_id, subject_version, notice, channel);
  `,
);
