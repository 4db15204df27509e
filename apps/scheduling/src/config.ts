import { defineConfig } from '@civicline/service-kit';

/** Every setting of scheduling. */
export const config = defineConfig({
  DATABASE_URL: { type: 'secret', about: 'PostgreSQL, postgres://user:password@host:port/database' },
  DATABASE_SCHEMA: { type: 'string', default: 'scheduling', about: 'Schema that this service owns' },
  DATABASE_POOL: { type: 'int', default: 16, about: 'Connections to PostgreSQL at most' },
  EVENTS: { type: 'secret', about: 'Event log: postgres://... or kafka=HOST:PORT' },
  GRPC_PORT: { type: 'port', default: 7102, about: 'gRPC' },
  OPEN_APPOINTMENTS_MAX: { type: 'int', default: 5, about: 'Appointments ahead that one phone number may have' },
  HOLDS_MAX: { type: 'int', default: 3, about: 'Places that one visitor or call may hold at a time' },
});
