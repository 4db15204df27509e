import type { RealPostgres } from '@civicline/testkit';
import { eventually, freePort, realPostgres } from '@civicline/testkit';
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
