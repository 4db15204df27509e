import { notification } from '@civicline/contracts';
import { eventually, fixedClock } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { SmsProvider } from './providers';
import { smsProvider } from './providers';
import type { World } from './world';
import { openWorld } from './world';

const clock = fixedClock('2026-11-24T03:00:00Z');
let first: SmsProvider;
let second: SmsProvider;
let world: World;
beforeAll(async () => {
  [first, second] = [await smsProvider('first'), await smsProvider('second')];
  world = await openWorld({
    clock,
    providers: [first, second],
    env: { CIVICLINE_PROVIDER_TIMEOUT_MS: '600', CIVICLINE_CIRCUIT_OPEN_MS: '60000' },
  });
});
afterAll(() => world.close());
beforeEach(() => {
  for (const one of [first, second]) Object.assign(one, { answers: [], mood: 200 });
});

let count = 0;
const book = async () => {
  const code = `FAIL-${String(++count).padStart(4, '0')}`;
  await world.happen('booked', 1, code, randomUUID());
  return code;
};
const has = (provider: SmsProvider, code: string) => provider.taken.filter(({ text }) => text.includes(code)).length;
const sent = (code: string) =>
  eventually(async () => {
    const message = await world.messageOf(code);
    expect(message.status).toBe(notification.MessageStatus.SENT);
    return message;
  });
const circuitOf = async (name: string) =>
  (await world.client.listProviders({}, world.staff())).providers.find((one) => one.name === name);

it.each([
  ['refuses the number', 422],
  ['asks for patience', 429],
  ['is being mended', 503],
  ['does not know us', 401],
])('a provider that %s has surely not taken it: the next one is asked at once', async (_, status) => {
  first.answers = [status];
  const code = await book();
  expect(await sent(code)).toMatchObject({ provider: 'second', attempts: 1 });
  expect([has(first, code), has(second, code)]).toEqual([0, 1]);
});

it('what all refuse has failed', async () => {
  [first.answers, second.answers] = [[422], [400]];
  const code = await book();
  await eventually(async () =>
    expect(await world.messageOf(code)).toMatchObject({
      status: notification.MessageStatus.FAILED,
      reason: 'PROVIDER_400',
      provider: '',
    }),
  );
});

it.each([
  ['took it and did not answer', 'take and hang' as const],
  ['did not answer', 'hang' as const],
  ['broke down over it', 500],
])('a provider that %s may have it: it alone is asked again, and it is sent once', async (_, answer) => {
  first.answers = [answer];
  const code = await book();
  await eventually(async () => expect(await world.messageOf(code)).toMatchObject({ provider: 'first', attempts: 1 }));
  await eventually(async () => expect((await world.messageOf(code)).reason).not.toBe(''));
  // Even when it is away now: that it did not take it before, it does not say.
  first.answers = [503];
  clock.advance(10_000);
  await eventually(async () =>
    expect(await world.messageOf(code)).toMatchObject({ attempts: 2, reason: 'PROVIDER_503' }),
  );
  clock.advance(60_000);
  expect(await sent(code)).toMatchObject({ provider: 'first' });
  expect([has(first, code), has(second, code)]).toEqual([1, 0]);
});

it('a provider that keeps failing is left alone, tried by one message, and trusted again', async () => {
  const at = count;
  first.mood = 503;
  for (let n = 0; n < 6; n++) await sent(await book());
  expect(await circuitOf('first')).toMatchObject({
    circuit: notification.CircuitState.OPEN,
    until: new Date(clock.now().getTime() + 60_000),
    lastReason: 'PROVIDER_503',
  });
  const askedBefore = first.asked.length;
  expect(await sent(await book())).toMatchObject({ provider: 'second' });
  expect(first.asked.length).toBe(askedBefore);
  clock.advance(61_000);
  await sent(await book());
  expect(first.asked.length).toBe(askedBefore + 1);
  expect(await circuitOf('first')).toMatchObject({ circuit: notification.CircuitState.OPEN });
  first.mood = 200;
  clock.advance(121_000);
  expect(await sent(await book())).toMatchObject({ provider: 'first' });
  expect(await circuitOf('first')).toMatchObject({ circuit: notification.CircuitState.CLOSED });
  expect(count - at).toBe(9);
});

it('a provider that dies is followed by the next one', async () => {
  await first.close();
  const code = await book();
  expect(await sent(code)).toMatchObject({ provider: 'second' });
  expect(has(second, code)).toBe(1);
});
