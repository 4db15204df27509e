import { freePort, startPostgres } from '@civicline/local/postgres';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';

export interface RealPostgres {
  /** A database that nobody else uses. */
  readonly url: string;
  /** Ends every connection to it, as a restart of the server would. */
  dropConnections(): Promise<void>;
  drop(): Promise<void>;
}

const serverUrl = process.env['CIVICLINE_TEST_POSTGRES'];

const server = async () => {
  if (serverUrl) return { url: serverUrl, stop: () => Promise.resolve() };
  const dir = mkdtempSync(path.join('/var/tmp', 'civicline-test-'));
  // PostgreSQL may have to run as somebody else, who must come in.
  chmodSync(dir, 0o755);
  const started = await startPostgres({ dir: path.join(dir, 'data'), port: await freePort(), volatile: true });
  return {
    url: started.url,
    stop: async () => {
      await started.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

/** A database of one's own on a real PostgreSQL: the one at CIVICLINE_TEST_POSTGRES, else an embedded one for this file. */
export const realPostgres = async (): Promise<RealPostgres> => {
  const { url, stop } = await server();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const asOwner = async (sql: string, values: unknown[] = []) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(sql, values);
    } finally {
      await client.end();
    }
  };
  await asOwner(`CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  // A machine on which everything is tested at once lets nobody in for a while.
  own.searchParams.set('connect_timeout', '60');
  const prepare = new Client({ connectionString: own.href });
  await prepare.connect();
  for (const extension of ['unaccent', 'pg_trgm']) await prepare.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`);
  await prepare.end();
  return {
    url: own.href,
    dropConnections: () => asOwner('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]),
    drop: async () => {
      await asOwner(`DROP DATABASE ${name} WITH (FORCE)`);
      await stop();
    },
  };
};
