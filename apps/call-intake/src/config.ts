import { defineConfig } from '@civicline/service-kit';

/** Every setting of call-intake. */
export const config = defineConfig({
  DATABASE_URL: { type: 'secret', about: 'PostgreSQL, postgres://user:password@host:port/database' },
  DATABASE_SCHEMA: { type: 'string', default: 'intake', about: 'Schema that this service owns' },
  DATABASE_POOL: { type: 'int', default: 16, about: 'Connections to PostgreSQL at most' },
  MIGRATE_AT_START: { type: 'bool', default: true, about: 'False: `main.js migrate` does it; start waits for that' },
  EVENTS: { type: 'secret', about: 'Event log: postgres://... or kafka=HOST:PORT' },
  SCHEDULING_ADDRESS: { type: 'string', about: 'gRPC address of scheduling, whose ledger has the call-back windows' },
  ROUTING_ADDRESS: { type: 'string', about: 'gRPC address of routing, which knows who is to be told an answer' },
  GRPC_PORT: { type: 'port', default: 7104, about: 'gRPC' },
  OFFER_MS: { type: 'duration', default: 20_000, about: 'How long an offered call is an agent’s to take' },
  WRAP_UP_MS: { type: 'duration', default: 60_000, about: 'How long a wrap-up may take; an agent may extend it twice' },
  DESK_GRACE_MS: { type: 'duration', default: 5_000, about: 'How long a desk may be away before its offer goes back' },
  SILENT_MS: { type: 'duration', default: 14_400_000, about: 'A call of which nothing is heard for so long is over' },
  HOTLINE: { type: 'string', default: '1022', about: 'What citizens see when they are called' },
  DEFAULT_QUEUE: { type: 'string', default: 'general', about: 'Where callers wait whose queue nobody knows' },
  CTI_SOURCE: { type: 'string', default: 'pbx', about: 'The telephone system that takes commands at CTI_COMMAND_URL' },
  CTI_COMMAND_URL: { type: 'url', optional: true, about: 'Where it takes commands; none: desks are their own phones' },
  CTI_COMMAND_SECRET: { type: 'secret', optional: true, about: 'Signs the commands (HMAC-SHA256)' },
  ASTERISK_URL: {
    type: 'url',
    optional: true,
    about: 'REST interface of an Asterisk that is ours, with its prefix: http://127.0.0.1:8088/ari',
  },
  ASTERISK_USER: { type: 'string', default: 'civicline', about: 'Account of that interface' },
  ASTERISK_PASSWORD: { type: 'secret', optional: true, about: 'Its password' },
  ASTERISK_APP: { type: 'string', default: 'intake', about: 'Stasis application to which the dial plan hands calls' },
  ASTERISK_TRUNK: { type: 'string', default: 'trunk', about: 'Endpoint behind which everybody outside is' },
  ASTERISK_PAPERS: {
    type: 'string',
    default: '',
    about: 'Procedures whose papers a caller can have sent, by key: 1=1.004227,2=2.000635',
  },
  ASTERISK_SAY_MS: { type: 'duration', default: 45_000, about: 'How often a waiting caller is told where they stand' },
  ENGLISH_QUEUE: { type: 'string', default: 'english', about: 'Where callers go who chose English' },
  RECORDING: {
    type: 'bool',
    default: false,
    about: 'Callers are asked whether what they say to an agent may be recorded; those who agree are',
  },
  RECORDING_FOLDER: { type: 'string', default: '', about: 'Where recordings are kept, sealed; all replicas share it' },
  RECORDING_KEYS: {
    type: 'secret',
    optional: true,
    about:
      'ID=BASE64 of 32 bytes, by commas: the first seals, all open; one is dropped when nothing sealed by it is left',
  },
  RECORDING_DAYS: { type: 'int', default: 90, unit: 'days', about: 'How long a recording is kept' },
  REMINDER_CALLS_AT_ONCE: {
    type: 'int',
    default: 0,
    about: 'How many citizens are called about their visits at once, through our Asterisk; 0: none are',
  },
  REMINDER_SPARE_LINES: { type: 'int', default: 4, about: 'So many lines such calls leave free for those who call us' },
  REMINDER_FROM: { type: 'time', default: '08:00', about: 'Nobody is called before' },
  REMINDER_UNTIL: { type: 'time', default: '20:00', about: 'Nobody is called from then on' },
  SIMULATOR: {
    type: 'bool',
    default: false,
    about: 'Commands to calls of the source "simulator" are done and confirmed',
  },
});
