import { startProcess as start } from '@civicline/testkit';
import path from 'node:path';

/** Scheduling in a process of its own. */
export const startProcess = (database: string, grpcPort: number, settings: Record<string, string> = {}) =>
  start(path.join(__dirname, '../src/main.ts'), {
    CIVICLINE_DATABASE_URL: database,
    CIVICLINE_EVENTS: database,
    CIVICLINE_GRPC_PORT: String(grpcPort),
    ...settings,
  });
