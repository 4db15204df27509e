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
