import { migration } from '@civicline/store';

/**
 * Who has or may have a message, what is known of an address, and how fast a provider may be asked. An address is kept as a
 * keyed hash: enough to know it again, not enough to find out whose it is.
 */
export const providersAndAddresses = migration(
  '0003_providers_and_addresses',
  `
  ALTER TABLE message
    DROP CONSTRAINT message_channel_check,
    ADD CONSTRAINT message_channel_check CHECK (channel IN ('sms', 'email', 'zalo')),
    ADD COLUMN provider text,
    ADD COLUMN round integer NOT NULL DEFAULT 0,
    ADD COLUMN address_hash text,
    ADD COLUMN resolution text CHECK (resolution IN ('told-by-voice', 'not-needed')),
    ADD COLUMN resolved_at timestamptz,
    ADD COLUMN resolved_by text;
  CREATE INDEX message_of_address ON message (address_hash, sent_at) WHERE address_hash IS NOT NULL;
  CREATE INDEX message_unresolved ON message (queued_at, id) WHERE status = 'failed' AND resolution IS NULL;

  CREATE TABLE address (
    channel text NOT NULL,
    hash text NOT NULL,
    stopped_at timestamptz,
    bounced_at timestamptz,
    bounce_reason text,
    PRIMARY KEY (channel, hash)
  );

  CREATE TABLE provider_rate (
    provider text PRIMARY KEY,
    tokens double precision NOT NULL,
    refilled_at timestamptz NOT NULL
  );

  CREATE TABLE provider_token (
    provider text PRIMARY KEY,
    access_token text NOT NULL,
    refresh_token text NOT NULL,
    good_until timestamptz NOT NULL
  );
  `,
);
