import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { postWebhooks } from './post-webhook';
import { addressGuard } from './public-address';

const guard = addressGuard('');

it.each([
  ['127.0.0.1', 'private'],
  ['10.1.2.3', 'private'],
  ['172.31.255.255', 'private'],
  ['172.32.0.1', 'public'],
  ['192.168.1.1', 'private'],
  ['169.254.169.254', 'private'],
  ['100.100.100.200', 'private'],
  ['0.0.0.0', 'private'],
  ['224.0.0.1', 'private'],
  ['255.255.255.255', 'private'],
  ['8.8.8.8', 'public'],
  ['::1', 'private'],
  ['::', 'private'],
  ['fe80::1', 'private'],
  ['fd00::1', 'private'],
  ['::ffff:127.0.0.1', 'private'],
  ['::ffff:7f00:1', 'private'],
  ['::127.0.0.1', 'private'],
  ['64:ff9b::7f00:1', 'private'],
  ['2002:7f00:1::', 'private'],
  ['2606:4700::1111', 'public'],
  ['no address', 'private'],
])('%s is %s', (address, standing) => {
  expect(guard.standingOf(address)).toBe(standing);
});

it('calls a private network only where the settings say so', async () => {
  const local = addressGuard('127.0.0.0/8, ::1');
  expect([local.standingOf('127.0.0.9'), local.standingOf('::1'), local.standingOf('10.0.0.1')]).toEqual([
    'allowed',
    'allowed',
    'private',
  ]);
  expect(await local.hostStanding('localhost')).toBe('allowed');
  expect(await guard.hostStanding('localhost')).toBe('private');
  expect(await guard.hostStanding('[::1]')).toBe('private');
  expect(await guard.hostStanding('no-such-host.invalid')).toBeUndefined();
  expect(() => addressGuard('everywhere')).toThrow('CIVICLINE_WEBHOOK_PRIVATE_NETWORKS');
});

it('looks a name up at each connection: one that points inside by then leads nowhere', async () => {
  let asked = 0;
  const inside = createServer((request, response) => {
    asked++;
    request.resume();
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => inside.listen(0, resolve));
  const { port } = inside.address() as AddressInfo;
  // What was looked up when the webhook was made is not known here any more: the name alone is.
  const told = { url: `http://localhost:${port}/`, headers: {}, body: '{}' };
  const answerOf = async (networks: string) => {
    const { post, close } = postWebhooks(addressGuard(networks), 5_000, new AbortController().signal);
    const answer = await post(told);
    close();
    return answer?.reason;
  };
  expect(await answerOf('')).toBe('PRIVATE_ADDRESS');
  expect(asked).toBe(0);
  expect(await answerOf('127.0.0.0/8, ::1')).toBe('');
  expect(asked).toBe(1);
  await new Promise((resolve) => inside.close(resolve));
});
