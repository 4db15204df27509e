import { queueMigration } from './0001-queue';
import { agentTimeMigration } from './0003-agent-time';
import { recordsAndCallBacks } from './0004-records-and-call-backs';

/** The steps of this service's schema, in order. */
export const migrations = [queueMigration, agentTimeMigration, recordsAndCallBacks];
