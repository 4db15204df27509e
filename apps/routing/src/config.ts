import { defineConfig } from '@civicline/service-kit';
import { idempotencySettings } from '@civicline/store';

/** Every setting of routing. */
export const config = defineConfig({
  DATABASE_URL: { type: 'secret', about: 'PostgreSQL, postgres://user:password@host:port/database' },
  DATABASE_SCHEMA: { type: 'string', default: 'routing', about: 'Schema that this service owns' },
  MIGRATE_AT_START: { type: 'bool', default: true, about: 'False: `main.js migrate` does it; start waits for that' },
  EVENTS: { type: 'secret', about: 'Event log: postgres://... or kafka=HOST:PORT' },
  PERSONAL_KEYS: { type: 'secret', about: 'Keyring that seals what is kept of citizens, or its file' },
  QUESTION_DAYS: {
    type: 'int',
    default: 1825,
    unit: 'days',
    about: 'How long it stays known who asked what, after it was closed; 0: for good',
  },
  FILE_DAYS: {
    type: 'int',
    default: 1095,
    unit: 'days',
    about: 'How long files of a question and its answer stay, after it was closed; 0: for good',
  },
  POST_DAYS: {
    type: 'int',
    default: 730,
    unit: 'days',
    about: 'How long it stays known whose dossier the post carried, after it was delivered; 0: for good',
  },
  ...idempotencySettings,
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
