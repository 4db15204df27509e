import type { Badge, Caller } from '@civicline/service-kit';
import { callContext, grpcClient, openBadge } from '@civicline/service-kit';
import type { ServiceError } from '@grpc/grpc-js';
import { Client, credentials, Metadata, status } from '@grpc/grpc-js';
import { SignJWT } from 'jose';
import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { keyFiles } from './keys';
import { openOracle, oracle } from './world';

const scheduling = 'civicline.scheduling.v1.SchedulingService';
const files = keyFiles([
  { name: 'gateway', speaksFor: ['citizen', 'agent', 'officer', 'supervisor', 'admin', 'system'] },
  { name: 'notification', speaksFor: ['citizen'] },
  { name: 'department', speaksFor: [] },
]);
const strangers = keyFiles([{ name: 'gateway', speaksFor: ['admin'] }]);
afterAll(() => {
  files.remove();
  strangers.remove();
});

const officer: Caller = { role: 'officer', id: 'account-7', officeId: 'office-1' };
const readerOf = () => openBadge({ callTrust: files.callTrust });
const shown = async (badge: Badge, caller: Caller, audience = scheduling) =>
  (await badge.tokenFor(caller, audience)) ?? '';

test.each(['ed25519', 'P-256'] as const)('who calls is who was signed for (%s)', async (curve) => {
  const own = keyFiles([{ name: 'gateway', speaksFor: ['officer'] }], curve);
  const badge = own.badgeOf('gateway');
  const token = await shown(badge, officer);
  expect(await badge.callerOf(token, scheduling)).toEqual(officer);
  // One signature for many calls, one check as well: the same text is the same caller.
  expect(await shown(badge, officer)).toBe(token);
  expect(await badge.callerOf(token, scheduling)).toBe(await badge.callerOf(token, scheduling));
  own.remove();
});

test.each<[string, string, Caller, boolean]>([
  ['the gateway for an administrator', 'gateway', { role: 'admin', id: 'a1' }, true],
  ['a service for itself', 'notification', { role: 'system', id: 'notification' }, true],
  ['a service for a part of itself', 'notification', { role: 'system', id: 'notification-webhooks' }, true],
  ['notification for the writer of an SMS', 'notification', { role: 'citizen', id: 'sms-x' }, true],
  ['notification for an agent', 'notification', { role: 'agent', id: 'a1' }, false],
  ['notification for another service', 'notification', { role: 'system', id: 'call-intake' }, false],
  ["a department's system for itself", 'department', { role: 'system', id: 'department' }, true],
  ["a department's system for a citizen", 'department', { role: 'citizen', id: 'x' }, false],
  [
    "a department's system under a name that only begins alike",
    'department',
    { role: 'system', id: 'departments' },
    false,
  ],
])('%s: %s as %o is believed: %s', async (_, name, caller, believed) => {
  const answer = readerOf().callerOf(await shown(files.badgeOf(name), caller), scheduling);
  await (believed ? expect(answer).resolves.toEqual(caller) : expect(answer).rejects.toThrow(/may not speak for/));
});

test('who passes a call on is believed for whoever called it, and for nobody else', async () => {
  const agent: Caller = { role: 'agent', id: 'a1' };
  const notification = 'civicline.notification.v1.NotificationService';
  const gateway = files.badgeOf('gateway');
  const passes = async (caller: Caller, proof: string, name = 'notification') =>
    readerOf().callerOf(await files.badgeOf(name).tokenFor(caller, scheduling, proof), scheduling);

  expect(await passes(agent, await shown(gateway, agent, notification))).toEqual(agent);
  await expect(passes({ ...agent, id: 'a2' }, await shown(gateway, agent, notification))).rejects.toThrow(
    /somebody else/,
  );
  await expect(passes(officer, await shown(gateway, agent, notification))).rejects.toThrow(/somebody else/);
  // Meant for another service: it was not called with it.
  await expect(passes(agent, await shown(gateway, agent))).rejects.toThrow(/meant for/);
  await expect(passes(agent, await shown(gateway, agent, notification), 'department')).rejects.toThrow(/meant for/);
  await expect(passes(agent, await shown(strangers.badgeOf('gateway'), agent, notification))).rejects.toThrow();
});

/** A token as somebody might make it, with what is named otherwise than it should be. */
const forged = async (
  { alg = 'EdDSA', kid = 'gateway-1', role = 'admin', exp = '60s', iss = 'gateway' }: Record<string, string>,
  key = generateKeyPairSync('ed25519').privateKey,
) =>
  new SignJWT({ role })
    .setProtectedHeader({ alg, kid })
    .setIssuer(iss)
    .setSubject('a1')
    .setAudience(scheduling)
    .setIssuedAt()
    .setExpirationTime(exp)
    .sign(key);
const ownKey = () => generateKeyPairSync('ed25519').privateKey;

test.each<[string, () => Promise<string | undefined>]>([
  ['no token', () => Promise.resolve(undefined)],
  ['no token at all, but words', () => Promise.resolve('admin')],
  ['a token of a stranger under a known name', () => shown(strangers.badgeOf('gateway'), { role: 'admin', id: 'a1' })],
  ['a token for another service', () => shown(files.badgeOf('gateway'), officer, 'civicline.intake.v1.IntakeService')],
  ['a key that nobody trusts', () => forged({ kid: 'unknown-1' }, ownKey())],
  ['a signature of another key', () => forged({}, ownKey())],
  ['a public key taken for a secret', () => forged({ alg: 'HS256' }, createSecretKey(readFileSync(files.callTrust)))],
  [
    'no signature',
    async () => {
      const [, body] = (await shown(files.badgeOf('gateway'), officer)).split('.');
      return `${Buffer.from('{"alg":"none","kid":"gateway-1"}').toString('base64url')}.${body}.`;
    },
  ],
])('%s is not believed', async (_, token) => {
  await expect(readerOf().callerOf(await token(), scheduling)).rejects.toMatchObject({ name: 'NotBelieved' });
});

describe('as time goes by', () => {
  const real = Date.now;
  afterEach(() => void (Date.now = real));

  test('a token ends, and a key that is taken out of the file ends its own', async () => {
    const gateway = files.badgeOf('gateway');
    const reader = readerOf();
    const token = await shown(gateway, officer);
    expect(await reader.callerOf(token, scheduling)).toEqual(officer);

    jest.useFakeTimers({ now: real() + 200_000, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    await expect(reader.callerOf(token, scheduling)).rejects.toMatchObject({ name: 'NotBelieved' });
    const again = await shown(gateway, officer);
    expect(again).not.toBe(token);
    expect(await reader.callerOf(again, scheduling)).toEqual(officer);

    files.trust(['department']);
    jest.setSystemTime(real() + 215_000);
    await expect(reader.callerOf(again, scheduling)).rejects.toMatchObject({ name: 'NotBelieved' });
    files.trust(['gateway', 'notification', 'department']);
    jest.useRealTimers();
  });

  test('once a clock that was ahead is put right, what was signed and believed then counts no more', async () => {
    const gateway = files.badgeOf('gateway');
    const reader = readerOf();
    jest.useFakeTimers({ now: real() + 600_000, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    const ahead = await shown(gateway, officer);
    expect(await reader.callerOf(ahead, scheduling)).toEqual(officer);

    jest.setSystemTime(real());
    await expect(reader.callerOf(ahead, scheduling)).rejects.toMatchObject({ name: 'NotBelieved' });
    const now = await shown(gateway, officer);
    expect(now).not.toBe(ahead);
    expect(await reader.callerOf(now, scheduling)).toEqual(officer);
    jest.useRealTimers();
  });
});

/** What a client that knows nothing of us is told; `metadata` is all that it says of itself. */
const told = (address: string, metadata: Metadata) => {
  const client = new Client(address, credentials.createInsecure());
  const { path, requestSerialize, responseDeserialize } = oracle.change;
  return new Promise<ServiceError | undefined>((resolve) =>
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, { text: '' }, metadata, {}, (error) => {
      client.close();
      resolve(error ?? undefined);
    }),
  );
};

test('whoever reaches the port without a token changes nothing and is told nothing but that', async () => {
  let changed = 0;
  const world = await openOracle({ change: () => Promise.resolve({ text: String(++changed) }) });
  const claims = new Metadata();
  // What was believed before there were tokens.
  claims.set('x-civicline-caller-role', 'admin');
  claims.set('x-civicline-caller-id', 'admin01');
  for (const metadata of [new Metadata(), claims]) {
    const error = await told(world.address, metadata);
    expect(error).toMatchObject({ code: status.UNAUTHENTICATED, details: 'no valid token of a caller' });
  }
  const unknown = grpcClient(oracle, world.address, openBadge({}));
  await expect(unknown.change({ text: '' }, callContext())).rejects.toMatchObject({
    name: 'Fault',
    code: 'unavailable',
  });
  await unknown.stop();
  expect(changed).toBe(0);
  expect(world.lines.join()).toContain('call not believed');
  await world.close();
});

test('a process without trust believes nobody', async () => {
  await expect(openBadge({}).callerOf(await shown(files.badgeOf('gateway'), officer), scheduling)).rejects.toThrow(
    /CALL_TRUST/,
  );
});
