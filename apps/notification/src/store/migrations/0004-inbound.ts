import { migration } from '@civicline/store';

/**
 * What citizens wrote to us, each once. Number and words are kept until it is dealt with and the answer has gone, at most a
 * day; then they are erased, and what was meant stays.
 */
export const inboundSms = migration(
  '0004_inbound',
  `
  CREATE TABLE inbound (
    id uuid PRIMARY KEY,
    provider text NOT NULL,
    provider_message_id text NOT NULL,
    phone text,
    text text,
    address_hash text NOT NULL,
    locale text NOT NULL,
    received_at timestamptz NOT NULL,
    status text NOT NULL CHECK (status IN ('waiting', 'done', 'failed')),
    attempts integer NOT NULL DEFAULT 0,
    due_at timestamptz,
    intent text,
    outcome text,
    subject_code text,
    handled_at timestamptz,
    CONSTRAINT inbound_once UNIQUE (provider, provider_message_id)
  );
  CREATE INDEX inbound_due ON inbound (due_at) WHERE status = 'waiting';
  CREATE INDEX inbound_personal ON inbound (received_at) WHERE phone IS NOT NULL;
  `,
);
