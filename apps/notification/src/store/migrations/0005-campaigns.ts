import { migration } from '@civicline/store';

/** Many told at once: whom it is for is written down with it, so that who was to be told is told, whatever happens meanwhile. */
export const campaigns = migration(
  '0005_campaigns',
  `
  CREATE TABLE campaign (
    id uuid PRIMARY KEY,
    title jsonb NOT NULL,
    text jsonb NOT NULL,
    accents boolean NOT NULL,
    channels text[] NOT NULL,
    status text NOT NULL CHECK (status IN ('running', 'done', 'stopped')),
    recipients integer NOT NULL,
    started_by text NOT NULL,
    started_at timestamptz NOT NULL
  );
  CREATE INDEX campaign_latest ON campaign (started_at, id);
  CREATE TABLE campaign_recipient (
    campaign_id uuid NOT NULL REFERENCES campaign (id),
    appointment_id text NOT NULL,
    code text NOT NULL,
    start_at timestamptz NOT NULL,
    office_name jsonb NOT NULL,
    locale text NOT NULL,
    queued boolean NOT NULL DEFAULT false,
    PRIMARY KEY (campaign_id, appointment_id)
  );
  CREATE INDEX campaign_recipient_waiting ON campaign_recipient (campaign_id) WHERE NOT queued;
  CREATE INDEX message_of_campaign ON message (notice) WHERE template = 'campaign';
  `,
);
