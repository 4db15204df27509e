import { defineConfig } from '@civicline/service-kit';

/** Every setting of routing. */
export const config = defineConfig({
  DATABASE_URL: { type: 'secret', about: 'PostgreSQL, postgres://user:password@host:port/database' },
  DATABASE_SCHEMA: { type: 'string', default: 'routing', about: 'Schema that this service owns' },
  MIGRATE_AT_START: { type: 'bool', default: true, about: 'False: `main.js migrate` does it; start waits for that' },
  EVENTS: { type: 'secret', about: 'Event log: postgres://... or kafka=HOST:PORT' },
  PERSONAL_KEYS: { type: 'secret', about: 'Keyring that seals what is kept of citizens, or its file' },
  PERSONAL_DAYS: {
    type: 'int',
    default: 1825,
    unit: 'days',
    about: 'How long what is personal stays after it is over; 0: for good',
  },
  GRPC_PORT: { type: 'port', default: 7105, about: 'gRPC' },
  DIRECTORY_ADDRESS: { type: 'string', about: 'gRPC address of department-directory, host:port' },
  SCHEDULING_ADDRESS: {
    type: 'string',
    about: 'gRPC address of scheduling, whose ledger promises when the post comes',
  },
  SCAN_URL: {
    type: 'url',
    optional: true,
    about: 'Where files are looked into: POST of the bytes, 200 is clean, 406 infected; left out, none are',
  },
});
