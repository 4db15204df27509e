import { defineConfig } from '@civicline/service-kit';
import { idempotencySettings } from '@civicline/store';
import type { ProvidersFile } from './channels/providers-file';
import type { QuietHours } from './domain/considerate';
import { readQuietHours } from './domain/considerate';

/** Every setting of notification. */
export const config = defineConfig({
  DATABASE_URL: { type: 'secret', about: 'PostgreSQL, postgres://user:password@host:port/database' },
  DATABASE_SCHEMA: { type: 'string', default: 'notification', about: 'Schema that this service owns' },
  MIGRATE_AT_START: { type: 'bool', default: true, about: 'False: `main.js migrate` does it; start waits for that' },
  EVENTS: { type: 'secret', about: 'Event log: postgres://... or kafka=HOST:PORT' },
  PERSONAL_KEYS: { type: 'secret', about: 'Keyring that seals what is kept of citizens, or its file' },
  MESSAGE_DAYS: {
    type: 'int',
    default: 365,
    unit: 'days',
    about: 'How long it stays known to whom a message went; 0: for good',
  },
  SMS_DAYS: {
    type: 'int',
    default: 1,
    unit: 'days',
    about: 'How long the words of an SMS from a citizen stay at most; at least 1',
  },
  ERASURE_DAYS: {
    type: 'int',
    default: 1825,
    unit: 'days',
    about: 'How long it stays known that somebody was erased, who wanted it and why; 0: for good',
  },
  ...idempotencySettings,
  GRPC_PORT: { type: 'port', default: 7103, about: 'gRPC' },
  SCHEDULING_ADDRESS: { type: 'string', about: 'gRPC address of scheduling, host:port' },
  DIRECTORY_ADDRESS: { type: 'string', about: 'gRPC address of department-directory, host:port' },
  INTAKE_ADDRESS: { type: 'string', about: 'gRPC address of call-intake, host:port' },
  ROUTING_ADDRESS: { type: 'string', about: 'gRPC address of routing, host:port' },
  SMTP_URL: { type: 'secret', about: 'Mail server, smtp://user:password@host:port' },
  MAIL_FROM: { type: 'string', default: 'Tổng đài 1022 <1022@dongnai.example>', about: 'Sender of e-mail' },
  RETURN_DOMAIN: {
    type: 'string',
    optional: true,
    about: 'Domain to which mail comes back; the mail server hands what is addressed to it over to the port below',
  },
  RETURN_PORT: { type: 'port', default: 0, about: 'SMTP: takes mail that comes back, when there is a domain for it' },
  PROVIDERS_FILE: {
    type: 'string',
    optional: true,
    about: 'The providers of SMS in the order in which they are asked, and of Zalo: JSON, see README. It holds keys',
  },
  SMS_URL: { type: 'url', optional: true, about: 'Where the one SMS provider takes messages, when there is no file' },
  SMS_API_KEY: { type: 'secret', optional: true, about: 'Key of that provider' },
  SMS_FROM: { type: 'string', default: '1022DONGNAI', about: 'Brand name that an SMS shows' },
  SMS_ACCENTS: {
    type: 'bool',
    default: true,
    about: 'Send Vietnamese SMS with accents (70 characters a segment instead of 160)',
  },
  SMS_PLAIN_TEMPLATES: {
    type: 'string',
    default: '',
    about: 'Templates whose SMS go without accents all the same, with commas',
  },
  SMS_SEGMENT_PRICE: {
    type: 'int',
    default: 500,
    unit: 'VND',
    about: 'What one segment of an SMS costs, for previews',
  },
  QUIET_HOURS: {
    type: 'string',
    default: '21:00-07:00',
    about: 'When no phone is to ring for what can wait, holidays besides; none: at any time',
  },
  PROVIDER_TIMEOUT_MS: { type: 'duration', default: 10_000, about: 'How long a provider may take to answer' },
  CIRCUIT_OPEN_MS: {
    type: 'duration',
    default: 30_000,
    about: 'How long a provider that fails is left alone at first; twice as long each time that it still does',
  },
  SMPP_ENQUIRE_MS: {
    type: 'duration',
    default: 20_000,
    about: 'How often the link to a network over SMPP is asked whether it lives, while nothing is said over it',
  },
  VOICE_REMINDERS: {
    type: 'bool',
    default: false,
    about:
      'Who reads no messages is called about a visit: the hotline must make such calls (call-intake, REMINDER_CALLS_AT_ONCE)',
  },
  ADDRESS_KEY: {
    type: 'secret',
    about: 'Key of the hashes by which addresses are known again; the same for all replicas',
  },
  WEBHOOK_KEY: {
    type: 'secret',
    about:
      'Key of which the secrets of webhooks are made; the same for all replicas. Another key is another secret for each',
  },
  WEBHOOK_TIMEOUT_MS: { type: 'duration', default: 10_000, about: 'How long a system that is told may take to answer' },
  WEBHOOK_DISABLE_AFTER_MS: {
    type: 'duration',
    default: 86_400_000,
    about: 'A webhook that has failed for so long is disabled, and its owner told',
  },
  WEBHOOK_LANES: {
    type: 'int',
    default: 8,
    about: 'Events told to one system at the same time by one process; one that fails has a single lane',
  },
  WEBHOOK_PRIVATE_NETWORKS: {
    type: 'string',
    default: '',
    about: 'Networks with commas, 10.1.0.0/16, whose systems may be called though they are private, over http as well',
  },
  PUBLIC_URL: { type: 'url', about: 'Where citizens find the site, for links in messages' },
  DELIVERIES_AT_ONCE: {
    type: 'int',
    default: 16,
    about: 'Messages handed to providers at the same time by one process',
  },
});

/** One SMS provider over HTTP is all that many need: three settings instead of a file. Throws when there is neither. */
export const soleProvider = (settings: {
  readonly smsUrl: string | undefined;
  readonly smsApiKey: string | undefined;
  readonly smsFrom: string;
}): ProvidersFile => {
  const { smsUrl: url, smsApiKey: apiKey, smsFrom: from } = settings;
  if (!url || !apiKey)
    throw new Error(
      'configuration:\n  - CIVICLINE_PROVIDERS_FILE, or CIVICLINE_SMS_URL and CIVICLINE_SMS_API_KEY: required',
    );
  return { sms: [{ kind: 'http', name: 'sms', perSecond: 0, url, apiKey, from }] };
};

/** Throws when they are written otherwise than "21:00-07:00" or "none". */
export const quietHoursOf = ({ quietHours }: { readonly quietHours: string }): QuietHours | null => {
  const hours = readQuietHours(quietHours);
  if (hours === undefined)
    throw new Error(
      `configuration:\n  - CIVICLINE_QUIET_HOURS: 21:00-07:00 or none, not ${JSON.stringify(quietHours)}`,
    );
  return hours;
};
