import { migration } from '@civicline/store';

/** Citizens may be called as well: the words of a message are then spoken. */
export const voice = migration(
  '0008_voice',
  `
  ALTER TABLE message
    DROP CONSTRAINT message_channel_check,
    ADD CONSTRAINT message_channel_check CHECK (channel IN ('sms', 'email', 'zalo', 'voice'));
  `,
);
