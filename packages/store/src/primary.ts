import type { ClientConfig, PoolConfig } from 'pg';
import { Client } from 'pg';

const severalHosts = /^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)([^/?]+,[^/?]+)(.*)$/;

/** The addresses in `postgres://user:password@first:5432,second:5432/name`, each with one host. */
export const hostsIn = (url: string): readonly string[] => {
  const [, head = '', hosts, tail = ''] = severalHosts.exec(url) ?? [];
  return hosts === undefined ? [url] : hosts.split(',').map((host) => `${head}${host}${tail}`);
};

/** Connects to whichever of the servers takes writes now, the one of last time first. */
const primaryOf = (addresses: readonly string[]) => {
  let turn = 0;
  return class extends Client {
    constructor(config: ClientConfig) {
      const at = turn;
      super({ ...config, connectionString: addresses[at] ?? '' });
      const connect = this.connect.bind(this);
      /** Rejects where a standby answers, or nobody: whoever tries again is led to the next one. */
      const reach = async () => {
        try {
          await connect();
          const { rows } = await this.query<{ transaction_read_only: string }>('SHOW transaction_read_only');
          if (rows[0]?.transaction_read_only === 'on') throw new Error('a standby takes no writes');
        } catch (error) {
          if (turn === at) turn = (at + 1) % addresses.length;
          this.end().catch(() => undefined);
          throw error;
        }
      };
      // A pool calls back.
      this.connect = ((done: (error?: unknown) => void) => void reach().then(() => done(), done)) as Client['connect'];
    }
  };
};

const usualSeconds = 5;

/**
 * How long a connection is waited for, be it new or one that others have: `connect_timeout` of the address, in seconds, as libpq has it
 * (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNECT-CONNECT-TIMEOUT).
 */
const patienceMs = (url: string): number =>
  1_000 * Number(new URLSearchParams(url.split('?')[1]).get('connect_timeout') ?? usualSeconds);

/**
 * How a pool finds its PostgreSQL: one host, or several of which one is the primary; after a fail-over the next connection
 * finds the new one. A server that has gone without a word is noticed: by us after `query_timeout`, by it (which then frees
 * our locks) within half a minute.
 */
export const connectionTo = (url: string): PoolConfig => {
  const addresses = hostsIn(url);
  return {
    connectionString: addresses[0],
    connectionTimeoutMillis: patienceMs(url),
    keepAlive: true,
    ...(addresses.length > 1 ? { Client: primaryOf(addresses) } : {}),
  } as unknown as PoolConfig;
};

/** Of a session: how the server notices that we have gone without a word. */
export const noticesOurEnd = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';
