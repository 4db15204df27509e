import { Client } from 'pg';
import { eventually, fixedClock, realPostgres } from '../src';

it('gives each a database of its own', async () => {
  const [one, other] = await Promise.all([realPostgres(), realPostgres()]);
  const client = new Client({ connectionString: one.url });
  await client.connect();
  await client.query('CREATE TABLE mine (figure int)');
  const elsewhere = new Client({ connectionString: other.url });
  await elsewhere.connect();
  expect((await elsewhere.query("SELECT to_regclass('mine') AS mine")).rows).toEqual([{ mine: null }]);
  await elsewhere.end();

  const lost = new Promise((resolve) => client.on('error', resolve));
  await one.dropConnections();
  await expect(lost).resolves.toBeInstanceOf(Error);
  await Promise.all([one.drop(), other.drop()]);
});

it('waits for what comes true, and says what did not', async () => {
  const clock = fixedClock('2026-11-25T11:00:00+07:00');
  await expect(
    eventually(() => {
      clock.advance(1_000);
      expect(clock.now().toISOString()).toBe('2026-11-25T04:00:03.000Z');
    }),
  ).resolves.toBeUndefined();
  await expect(eventually(() => Promise.reject(new Error('never')), 100)).rejects.toThrow('never');
});
