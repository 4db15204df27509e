import { defineConfig } from '@civicline/service-kit';
import { idempotencySettings } from '@civicline/store';

/** Every setting of department-directory. */
export const config = defineConfig({
  DATABASE_URL: { type: 'secret', about: 'PostgreSQL, postgres://user:password@host:port/database' },
  DATABASE_SCHEMA: { type: 'string', default: 'directory', about: 'Schema that this service owns' },
  MIGRATE_AT_START: { type: 'bool', default: true, about: 'False: `main.js migrate` does it; start waits for that' },
  EVENTS: { type: 'secret', about: 'Event log: postgres://... or kafka=HOST:PORT' },
  SEARCH_DAYS: {
    type: 'int',
    default: 180,
    unit: 'days',
    about: 'How long it stays known what was looked for and not found; at least 1',
  },
  ...idempotencySettings,
  GRPC_PORT: { type: 'port', default: 7101, about: 'gRPC' },
});
