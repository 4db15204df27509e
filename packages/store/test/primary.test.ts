import type { RealPostgres } from '@civicline/testkit';
import { eventually, freePort, realPostgres } from '@civicline/testkit';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { Client, Pool } from 'pg';
import { connectionTo } from '../src';

let postgres: RealPostgres;
let pool: Pool;
beforeAll(async () => {
  postgres = await realPostgres();
  const { host } = new URL(postgres.url);
  pool = new Pool(connectionTo(postgres.url.replace(host, `127.0.0.1:${await freePort()},${host}`)));
});
afterAll(async () => {
  await pool.end();
  await postgres.drop();
});

const asOwner = async (sql: string) => {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('SET default_transaction_read_only = off');
  await client.query(sql);
  await client.end();
};

it('of several hosts the one is found that is there and takes writes, now and after it has changed', async () => {
  await expect(pool.query('SELECT 1')).rejects.toThrow('ECONNREFUSED');
  await pool.query('CREATE TABLE written (id integer)');

  const name = new URL(postgres.url).pathname.slice(1);
  await asOwner(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
  pool.on('error', () => undefined);
  await postgres.dropConnections();
  // As a standby says of itself.
  await eventually(() => expect(pool.query('SELECT 1')).rejects.toThrow('a standby takes no writes'));
  await asOwner(`ALTER DATABASE ${name} SET default_transaction_read_only = off`);
  await eventually(() => pool.query('INSERT INTO written VALUES (1)'));
});

it('whoever says nothing is given up after as many seconds as the address says; five where it says nothing', async () => {
  expect(connectionTo('postgres://a:b@first,second/c').connectionTimeoutMillis).toBe(5_000);
  const mute = createServer().listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const { port } = mute.address() as AddressInfo;
  const waiting = new Pool(connectionTo(`postgres://a:b@127.0.0.1:${port}/c?connect_timeout=1`));
  await expect(waiting.query('SELECT 1')).rejects.toThrow('timeout');
  await waiting.end();
  mute.close();
});
