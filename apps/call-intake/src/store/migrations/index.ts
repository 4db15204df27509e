import { queueMigration } from './0001-queue';
import { agentTimeMigration } from './0003-agent-time';

/** The steps of this service's schema, in order. */
export const migrations = [queueMigration, agentTimeMigration];
