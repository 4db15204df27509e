import { migration } from '@civicline/store';

/**
 * Calls, who takes them, and the offers between them. What must never be is refused by the tables themselves: one pending
 * offer for a call and for an agent, one agent for a call.
 */
export const queueMigration = migration(
  '0001_queue',
  `
  CREATE TABLE line (id text PRIMARY KEY, number text NOT NULL);
  CREATE TABLE queue (
    id text PRIMARY KEY,
    name jsonb NOT NULL,
    skills text[] NOT NULL,
    priority integer NOT NULL,
    ageing_seconds integer NOT NULL CHECK (ageing_seconds > 0),
    target_seconds integer NOT NULL,
    target_percent integer NOT NULL,
    overflow_seconds integer NOT NULL
  );
  CREATE TABLE replica (id uuid PRIMARY KEY, seen_at timestamptz NOT NULL);
  CREATE TABLE agent (
    id text PRIMARY KEY,
    name text NOT NULL,
    skills text[] NOT NULL,
    queues text[] NOT NULL,
    extension text NOT NULL,
    team text NOT NULL,
    state text NOT NULL DEFAULT 'offline'
      CHECK (state IN ('offline', 'ready', 'reserved', 'talking', 'hold', 'wrap_up', 'break')),
    reason text NOT NULL DEFAULT '',
    since timestamptz NOT NULL DEFAULT now(),
    idle_since timestamptz NOT NULL DEFAULT now(),
    call_id uuid,
    answered integer NOT NULL DEFAULT 0,
    missed integer NOT NULL DEFAULT 0,
    counted_on text NOT NULL DEFAULT '',
    desk_id text NOT NULL DEFAULT '',
    desk_session uuid,
    replica_id uuid,
    desk_gone_at timestamptz,
    CHECK ((state IN ('reserved', 'talking', 'hold', 'wrap_up')) = (call_id IS NOT NULL))
  ) WITH (fillfactor = 50);
  CREATE UNIQUE INDEX agent_one_call ON agent (call_id) WHERE call_id IS NOT NULL;
  CREATE INDEX agent_ready ON agent (idle_since, id) WHERE state = 'ready';
  CREATE INDEX agent_extension ON agent (extension);
  CREATE TABLE call (
    id uuid PRIMARY KEY,
    source text NOT NULL,
    source_id text NOT NULL,
    direction text NOT NULL CHECK (direction IN ('inbound', 'outbound')),
    number text NOT NULL,
    dialled text NOT NULL,
    line_id text NOT NULL,
    queue_id text NOT NULL,
    locale text NOT NULL CHECK (locale IN ('vi', 'en')),
    distribution text NOT NULL CHECK (distribution IN ('ours', 'theirs')),
    state text NOT NULL
      CHECK (state IN ('offered', 'queued', 'ringing', 'answered', 'on_hold', 'wrap_up', 'ended')),
    outcome text CHECK (outcome IN ('completed', 'abandoned', 'short_abandoned', 'abandoned_in_ivr', 'overflowed',
      'deflected', 'blocked', 'lost_by_pbx', 'phantom')),
    agent_id text NOT NULL,
    arrived_at timestamptz NOT NULL,
    queued_at timestamptz,
    rank_at timestamptz,
    answered_at timestamptz,
    hung_up_at timestamptz,
    ended_at timestamptz,
    hold_ms integer NOT NULL,
    wrap_up_ms integer NOT NULL,
    priority integer NOT NULL,
    disposition text NOT NULL,
    wrap_up_until timestamptz,
    wrap_up_extensions integer NOT NULL,
    record_id uuid,
    call_back_id uuid,
    deflected_to text NOT NULL,
    anomalies text[] NOT NULL,
    heard_at timestamptz NOT NULL,
    UNIQUE (source, source_id),
    CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
    CHECK (state NOT IN ('ended', 'wrap_up') OR outcome IS NOT NULL)
  ) WITH (fillfactor = 70);
  CREATE INDEX call_waiting ON call (queue_id, rank_at, id) WHERE state = 'queued' AND distribution = 'ours';
  CREATE INDEX call_live ON call (heard_at) WHERE state <> 'ended';
  CREATE INDEX call_wrap_up ON call (wrap_up_until) WHERE state = 'wrap_up';
  CREATE INDEX call_arrived ON call (arrived_at, id);
  CREATE INDEX call_of_number ON call (number, arrived_at) WHERE number <> '';
  CREATE INDEX call_of_agent ON call (agent_id, arrived_at) WHERE agent_id <> '';
  CREATE TABLE call_event (
    call_id uuid NOT NULL REFERENCES call (id),
    id text NOT NULL,
    kind text NOT NULL,
    at timestamptz NOT NULL,
    origin text NOT NULL CHECK (origin IN ('pbx', 'desk')),
    fields jsonb NOT NULL,
    anomaly text NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (call_id, id)
  );
  CREATE TABLE offer (
    id uuid PRIMARY KEY,
    call_id uuid NOT NULL REFERENCES call (id),
    agent_id text NOT NULL REFERENCES agent (id),
    status text NOT NULL CHECK (status IN ('pending', 'accepted', 'rejected', 'timeout', 'rescinded')),
    offered_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    CHECK ((status = 'pending') = (ended_at IS NULL))
  ) WITH (fillfactor = 70);
  CREATE UNIQUE INDEX offer_one_for_call ON offer (call_id) WHERE status = 'pending';
  CREATE UNIQUE INDEX offer_one_for_agent ON offer (agent_id) WHERE status = 'pending';
  CREATE INDEX offer_expiring ON offer (expires_at) WHERE status = 'pending';
  CREATE INDEX offer_of_call ON offer (call_id, offered_at);
  CREATE TABLE telephony_command (
    id uuid PRIMARY KEY,
    n bigserial NOT NULL,
    act text NOT NULL,
    source text NOT NULL,
    source_id text NOT NULL,
    call_id uuid NOT NULL,
    args jsonb NOT NULL,
    given_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    tries integer NOT NULL DEFAULT 0,
    done_at timestamptz,
    fault text NOT NULL DEFAULT ''
  );
  CREATE INDEX telephony_command_due ON telephony_command (source, n) WHERE done_at IS NULL;
  CREATE TABLE adapter_lease (
    source text PRIMARY KEY,
    owner uuid NOT NULL,
    fence bigint NOT NULL,
    until timestamptz NOT NULL
  );
  `,
);
