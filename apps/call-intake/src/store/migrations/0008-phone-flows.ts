import { migration } from '@civicline/store';

/**
 * Where each call is that Asterisk carries for us: all that has to be known to go on with it, whichever process does. `system`
 * says which start of Asterisk it belongs to: what is not there after another start was lost by it.
 */
export const phoneFlows = migration(
  '0008_phone_flows',
  `
  CREATE TABLE phone_flow (
    id text PRIMARY KEY,
    source text NOT NULL,
    source_id text NOT NULL,
    system text NOT NULL,
    waits boolean NOT NULL,
    rings text NOT NULL,
    accepted boolean NOT NULL,
    due_at timestamptz,
    over_at timestamptz,
    n integer NOT NULL,
    state jsonb NOT NULL
  ) WITH (fillfactor = 50);
  CREATE INDEX phone_flow_live ON phone_flow (source, source_id) WHERE over_at IS NULL;
  CREATE INDEX phone_flow_due ON phone_flow (source, due_at) WHERE due_at IS NOT NULL;
  CREATE INDEX phone_flow_over ON phone_flow (over_at) WHERE over_at IS NOT NULL;
  `,
);
