import { defineConfig } from '@civicline/service-kit';

/** Every setting of notification. */
export const config = defineConfig({
  DATABASE_URL: { type: 'secret', about: 'PostgreSQL, postgres://user:password@host:port/database' },
  DATABASE_SCHEMA: { type: 'string', default: 'notification', about: 'Schema that this service owns' },
  EVENTS: { type: 'secret', about: 'Event log: postgres://... or kafka=HOST:PORT' },
  GRPC_PORT: { type: 'port', default: 7103, about: 'gRPC' },
  SCHEDULING_ADDRESS: { type: 'string', about: 'gRPC address of scheduling, host:port' },
  DIRECTORY_ADDRESS: { type: 'string', about: 'gRPC address of department-directory, host:port' },
  SMTP_URL: { type: 'secret', about: 'Mail server, smtp://user:password@host:port' },
  MAIL_FROM: { type: 'string', default: 'Tổng đài 1022 <1022@dongnai.example>', about: 'Sender of e-mail' },
  SMS_URL: { type: 'url', about: 'Where the SMS provider takes messages' },
  SMS_API_KEY: { type: 'secret', about: 'Key of the SMS provider' },
  SMS_FROM: { type: 'string', default: '1022DONGNAI', about: 'Brand name that an SMS shows' },
  SMS_ACCENTS: {
    type: 'bool',
    default: true,
    about: 'Send Vietnamese SMS with accents (70 characters a segment instead of 160)',
  },
  PUBLIC_URL: { type: 'url', about: 'Where citizens find the site, for links in messages' },
  DELIVERIES_AT_ONCE: {
    type: 'int',
    default: 16,
    about: 'Messages handed to providers at the same time by one process',
  },
});
