import { ConfigFault, defineConfig } from './config';

const config = defineConfig({
  GRPC_PORT: { type: 'port', default: 7102, about: 'gRPC' },
  DATABASE_URL: { type: 'secret', about: 'PostgreSQL' },
  PUBLIC_URL: { type: 'url', optional: true, about: 'Where people reach it' },
  POOL: { type: 'int', default: 16, about: 'Connections' },
  STRICT: { type: 'bool', default: false, about: 'Strict' },
  LEASE_MS: { type: 'duration', default: 1_000, about: 'Lease' },
  REMIND_AT: { type: 'time', default: '17:00', about: 'When' },
});
const good = { CIVICLINE_DATABASE_URL: 'postgres://civicline:hunter2@db/civicline' };
const faultsOf = (env: Record<string, string>) => {
  try {
    config.read(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults;
    throw error;
  }
};

test('what is left out is as by default, in types of its own', () => {
  expect(config.read(good)).toMatchObject({
    grpcPort: 7102,
    databaseUrl: good.CIVICLINE_DATABASE_URL,
    publicUrl: undefined,
    pool: 16,
    strict: false,
    leaseMs: 1_000,
    probePort: 0,
    shutdownMs: 10_000,
  });
});

test('what is set is read by its type', () => {
  const env = { ...good, CIVICLINE_GRPC_PORT: '0', CIVICLINE_STRICT: '1', CIVICLINE_PUBLIC_URL: 'http://a.vn' };
  expect(config.read(env)).toMatchObject({ grpcPort: 0, strict: true, publicUrl: 'http://a.vn' });
});

test.each([
  ['a required one is missing', { CIVICLINE_DATABASE_URL: '' }, 'CIVICLINE_DATABASE_URL: required (PostgreSQL)'],
  ['a port is no number', { CIVICLINE_GRPC_PORT: 'http' }, 'CIVICLINE_GRPC_PORT: a whole number, not "http"'],
  ['a port is too high', { CIVICLINE_GRPC_PORT: '65536' }, 'CIVICLINE_GRPC_PORT: from 0 to 65535'],
  ['a number is negative', { CIVICLINE_POOL: '-1' }, `CIVICLINE_POOL: from 0 to ${Number.MAX_SAFE_INTEGER}`],
  ['a number is not whole', { CIVICLINE_LEASE_MS: '1.5' }, 'CIVICLINE_LEASE_MS: a whole number, not "1.5"'],
  ['a number is hexadecimal', { CIVICLINE_POOL: '0x10' }, 'CIVICLINE_POOL: a whole number, not "0x10"'],
  ['a truth is something else', { CIVICLINE_STRICT: 'yes' }, 'CIVICLINE_STRICT: true or false, not "yes"'],
  [
    'a truth is a word of the language',
    { CIVICLINE_STRICT: 'toString' },
    'CIVICLINE_STRICT: true or false, not "toString"',
  ],
  [
    'a time of day is none',
    { CIVICLINE_REMIND_AT: '25:00' },
    'CIVICLINE_REMIND_AT: a time of day such as 17:00, not "25:00"',
  ],
  ['a URL is none', { CIVICLINE_PUBLIC_URL: 'a.vn' }, 'CIVICLINE_PUBLIC_URL: not a URL'],
  [
    'a level does not exist',
    { CIVICLINE_LOG_LEVEL: 'loud' },
    'CIVICLINE_LOG_LEVEL: one of trace, debug, info, warn, error, fatal, not "loud"',
  ],
  ['a name is misspelt', { CIVICLINE_GRPC_PROT: '1' }, 'CIVICLINE_GRPC_PROT: no such setting'],
  ['a name is a word of the language', { CIVICLINE_constructor: '1' }, 'CIVICLINE_constructor: no such setting'],
])('%s', (_, env, fault) => {
  expect(faultsOf({ ...good, ...(env as Record<string, string>) })).toEqual([fault]);
});

test('all faults are told at once, and no secret with them', () => {
  const faults = faultsOf({ CIVICLINE_DATABASE_ULR: 'hunter2', CIVICLINE_POOL: 'many', CIVICLINE_STRICT: 'no' });
  expect(faults).toHaveLength(4);
  expect(new ConfigFault(faults).message).not.toContain('hunter2');
});

test('what is not ours, and the gear of the tests, is left alone', () => {
  expect(faultsOf({ ...good, PATH: '/bin', CIVICLINE_TEST_POSTGRES: 'postgres://x' })).toEqual([]);
});
