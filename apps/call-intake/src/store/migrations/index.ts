import { queueMigration } from './0001-queue';

/** The steps of this service's schema, in order. */
export const migrations = [queueMigration];
