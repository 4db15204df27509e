import { defineConfig } from '@civicline/service-kit';
import { idempotencySettings } from '@civicline/store';

/** Every setting of scheduling. */
export const config = defineConfig({
  DATABASE_URL: { type: 'secret', about: 'PostgreSQL, postgres://user:password@host:port/database' },
  DATABASE_SCHEMA: { type: 'string', default: 'scheduling', about: 'Schema that this service owns' },
  DATABASE_POOL: { type: 'int', default: 16, about: 'Connections to PostgreSQL at most' },
  MIGRATE_AT_START: { type: 'bool', default: true, about: 'False: `main.js migrate` does it; start waits for that' },
  EVENTS: { type: 'secret', about: 'Event log: postgres://... or kafka=HOST:PORT' },
  PERSONAL_KEYS: { type: 'secret', about: 'Keyring that seals what is kept of citizens, or its file' },
  VISIT_DAYS: {
    type: 'int',
    default: 730,
    unit: 'days',
    about: 'How long it stays known whose visit it was, after its end; 0: for good',
  },
  WAITLIST_DAYS: {
    type: 'int',
    default: 180,
    unit: 'days',
    about: 'The same of a place in line, after it was left, taken or let go',
  },
  ...idempotencySettings,
  GRPC_PORT: { type: 'port', default: 7102, about: 'gRPC' },
  OPEN_APPOINTMENTS_MAX: { type: 'int', default: 5, about: 'Appointments ahead that one phone number may have' },
  REMIND_DAY_BEFORE_AT: {
    type: 'time',
    default: '17:00',
    about: 'When, on the day before a visit, its citizen is reminded',
  },
  REMIND_HOURS_BEFORE: {
    type: 'int',
    default: 2,
    about: 'How many hours before a visit its citizen is reminded again',
  },
  REMIND_NOT_BEFORE: {
    type: 'time',
    default: '06:30',
    about: 'In the morning nobody is reminded earlier, unless the visit itself is',
  },
  RECEIPT_WITHIN_MS: {
    type: 'duration',
    default: 1_800_000,
    about: 'How long the receipt of a message about a change by an office may take before somebody is to call',
  },
  HOLDS_MAX: { type: 'int', default: 3, about: 'Places that one visitor or call may hold at a time' },
  HOLDS_NETWORK_MAX: { type: 'int', default: 60, about: 'Places that the visitors of one network may hold at a time' },
  HOLDS_NETWORK_PERCENT: {
    type: 'int',
    default: 25,
    about: "Hundredths of a counter's public places on one day that the visitors of one network may hold at a time",
  },
  WAITING_MAX: { type: 'int', default: 3, about: 'Places in line that one phone number or visitor may have' },
  WAITING_NETWORK_MAX: { type: 'int', default: 60, about: 'Places in line that the visitors of one network may have' },
  OFFER_MINUTES: { type: 'int', default: 30, about: 'Minutes for which a place is held for the first in line' },
});
