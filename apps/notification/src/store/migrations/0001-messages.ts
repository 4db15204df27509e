import { migration } from '@civicline/store';

/**
 * The ledger. Nothing in it is personal: whom to tell is asked of the owner of the subject at the moment of sending, so
 * a corrected number is used and a deleted citizen leaves nothing behind here.
 */
export const messages = migration(
  '0001_messages',
  `
  CREATE TABLE message (
    id uuid PRIMARY KEY,
    subject_id text NOT NULL,
    subject_code text NOT NULL,
    subject_version integer NOT NULL,
    channel text NOT NULL CHECK (channel IN ('sms', 'email')),
    template text NOT NULL,
    locale text NOT NULL CHECK (locale IN ('vi', 'en')),
    facts jsonb NOT NULL,
    status text NOT NULL CHECK (status IN ('queued', 'sent', 'delivered', 'failed', 'suppressed')),
    attempts integer NOT NULL DEFAULT 0,
    queued_at timestamptz NOT NULL,
    due_at timestamptz,
    sent_at timestamptz,
    delivered_at timestamptz,
    reason text,
    provider_message_id text,
    recipient_masked text,
    traceparent text,
    UNIQUE (subject_id, subject_version, channel)
  );
  CREATE INDEX message_due ON message (due_at) WHERE status = 'queued';
  CREATE INDEX message_of_subject ON message (subject_code, queued_at DESC);
  CREATE INDEX message_of_provider ON message (channel, provider_message_id) WHERE provider_message_id IS NOT NULL;
  `,
);
