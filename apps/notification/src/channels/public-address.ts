import { lookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { BlockList, isIP } from 'node:net';

/** Everything that is not the public internet (IANA special-purpose registries): this machine, private networks, metadata services. */
const special = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

const listOf = (networks: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/');
    const family = isIP(address);
    if (!family) throw new Error(`configuration:\n  - CIVICLINE_WEBHOOK_PRIVATE_NETWORKS: no network: ${network}`);
    list.addSubnet(address, Number(bits || (family === 4 ? 32 : 128)), family === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
};

/** An IPv4 address that is written as an IPv6 one (::ffff:127.0.0.1) is what it is inside. */
const plain = (address: string): string => {
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address) ?? [];
  if (high && low) {
    const bits = (parseInt(high, 16) << 16) | parseInt(low, 16);
    return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.');
  }
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
};

/** An address that is not to be called from here. */
export class PrivateAddress extends Error {
  readonly code = 'PRIVATE_ADDRESS';
}

export type Standing = 'public' | 'allowed' | 'private';

/** Which addresses another system may have. */
export const addressGuard = (allowedNetworks: string) => {
  const blocked = listOf(special);
  const allowed = listOf(
    allowedNetworks
      .split(',')
      .map((network) => network.trim())
      .filter(Boolean),
  );
  const holds = (list: BlockList, address: string) => list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
  const standingOf = (given: string): Standing => {
    const address = plain(given);
    if (holds(allowed, address)) return 'allowed';
    return isIP(address) && !holds(blocked, address) ? 'public' : 'private';
  };

  /** Looks up a name and refuses it (PRIVATE_ADDRESS) when any of its addresses is private: asked at each new connection. */
  const guardedLookup: LookupFunction = (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses = found as LookupAddress[] | undefined;
      if (error || !addresses?.length) return done(error ?? new Error(`${hostname} has no address`), '', 0);
      if (addresses.some(({ address }) => standingOf(address) === 'private'))
        return done(new PrivateAddress(`${hostname} is a private address`), '', 0);
      if (options.all) return done(null, addresses);
      done(null, addresses[0]?.address ?? '', addresses[0]?.family);
    });
  };

  /** How the host of an address stands; undefined when there is no such host. Numbers need no lookup. */
  const hostStanding = (hostname: string): Promise<Standing | undefined> => {
    const host = hostname.replace(/^\[|\]$/g, '');
    if (isIP(host)) return Promise.resolve(standingOf(host));
    return new Promise((resolve) =>
      lookup(host, { all: true }, (error, found) => {
        if (error || !found.length) return resolve(undefined);
        const standings = found.map(({ address }) => standingOf(address));
        if (standings.includes('private')) return resolve('private');
        resolve(standings.every((standing) => standing === 'allowed') ? 'allowed' : 'public');
      }),
    );
  };

  return { standingOf, guardedLookup, hostStanding };
};

export type AddressGuard = ReturnType<typeof addressGuard>;
