import { migration } from '@civicline/store';

/**
 * How long each agent was in each state. The table of agents writes it itself when a state ends, so that no way of changing
 * an agent can forget to: occupancy is a figure that seats are planned by.
 */
export const agentTimeMigration = migration(
  '0003_agent_time',
  `
  CREATE TABLE agent_time (
    agent_id text NOT NULL,
    state text NOT NULL,
    reason text NOT NULL,
    began_at timestamptz NOT NULL,
    ended_at timestamptz NOT NULL,
    PRIMARY KEY (agent_id, began_at)
  );
  CREATE INDEX agent_time_ended ON agent_time (ended_at);
  CREATE FUNCTION keep_agent_time() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
  BEGIN
    INSERT INTO agent_time (agent_id, state, reason, began_at, ended_at)
    VALUES (OLD.id, OLD.state, OLD.reason, OLD.since, NEW.since) ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;
  CREATE TRIGGER agent_time AFTER UPDATE ON agent FOR EACH ROW
    WHEN (OLD.state <> 'offline' AND NEW.since > OLD.since) EXECUTE FUNCTION keep_agent_time();
  `,
);
