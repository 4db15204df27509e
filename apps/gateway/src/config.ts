import { defineConfig } from '@civicline/service-kit';

/** Every setting of the gateway. */
export const config = defineConfig({
  PORT: { type: 'port', default: 8022, about: 'HTTP' },
  PUBLIC_URL: { type: 'url', about: 'Where people reach it' },
  EVENTS: { type: 'secret', about: 'Event log: postgres://... or kafka=HOST:PORT' },
  DIRECTORY_ADDRESS: { type: 'string', about: 'gRPC address of department-directory' },
  SCHEDULING_ADDRESS: { type: 'string', about: 'gRPC address of scheduling' },
  ROUTING_ADDRESS: { type: 'string', about: 'gRPC address of routing' },
  NOTIFICATION_ADDRESS: { type: 'string', about: 'gRPC address of notification' },
  INTAKE_ADDRESS: { type: 'string', about: 'gRPC address of call-intake' },
  OIDC_ISSUER: { type: 'url', about: 'The identity provider' },
  OIDC_CLIENT_ID: { type: 'string', about: 'This application, as the identity provider knows it' },
  OIDC_CLIENT_SECRET: { type: 'secret', about: 'Its secret' },
  OIDC_PROXY: { type: 'url', optional: true, about: 'Serve of /oidc from here what signing in needs' },
  LOCAL_PROXY: { type: 'url', optional: true, about: 'Serve /local from here; for the local platform' },
  SESSION_SECRET: { type: 'secret', about: 'Encrypts session cookies; the same for all replicas' },
  SMS_RECEIPT_SECRET: { type: 'secret', about: 'Signs the delivery receipts of the SMS provider (HMAC-SHA256)' },
  CTI_SECRET: { type: 'secret', about: 'Signs the events of telephone systems (HMAC-SHA256)' },
  WEB_PHONE_URL: {
    type: 'url',
    optional: true,
    about:
      'Where browsers’ telephones reach the centre’s Asterisk: wss://HOST:8089/ws; none: agents have telephones on their desks',
  },
  OPEN311_KEYS: { type: 'secret', default: '', about: 'Systems that ask over Open311: name=key with commas' },
  FEED_SECRET: {
    type: 'secret',
    about: 'Makes the keys of counters’ calendar feeds; another one makes all of them invalid',
  },
  DESK_DIR: { type: 'string', about: 'The built pages' },
  DRAIN_MS: {
    type: 'duration',
    default: 0,
    about:
      'How long it answers on after it was told to stop, while it says that it is not ready: for whoever balances to notice',
  },
  REQUEST_TIMEOUT_MS: { type: 'duration', default: 5_000, about: 'How long a request may take in all' },
  REQUESTS_AT_ONCE: {
    type: 'int',
    default: 1_000,
    about: 'Requests that may be under way at once, streams aside; the next are told at once to come again (503)',
  },
  READS_A_MINUTE: { type: 'int', default: 600, about: 'Public reads that one address may make in a minute' },
  COMMANDS_A_MINUTE: { type: 'int', default: 60, about: 'Public commands that one address may give in a minute' },
  HOLDS_A_VISITOR: { type: 'int', default: 30, about: 'Places that one visitor may take hold of in ten minutes' },
  HOLDS_AN_ADDRESS: { type: 'int', default: 120, about: 'Places that one address may take hold of in ten minutes' },
  WRONG_PROOFS: {
    type: 'int',
    default: 20,
    about: 'Wrong codes or numbers that one address may try in a quarter of an hour',
  },
  TRUSTED_PROXIES: {
    type: 'string',
    default: 'loopback',
    about: 'Addresses in front of it whose X-Forwarded-For is believed: loopback, uniquelocal, or networks with commas',
  },
});
