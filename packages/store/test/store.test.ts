import { isPassing } from '@civicline/service-kit';
import { eventually } from '@civicline/testkit';
import { Client } from 'pg';
import { EntitySchema } from 'typeorm';
import type { Store, Tx } from '../src';
import { migration, schemaDrift } from '../src';
import { counterTable, storeWorld } from './world';

const world = storeWorld();
const open = () => world.started(world.closed());
const insert = (tx: Tx, name: string) => tx.query('INSERT INTO counter VALUES ($1, 0)', [name]);
const names = async (store: Store) =>
  (await store.query<{ name: string }>('SELECT name FROM counter ORDER BY name')).map(({ name }) => name);

afterEach(async () => {
  await (await open()).query('DELETE FROM counter');
});

describe('migrations', () => {
  it('run once when replicas start together', async () => {
    const slow = migration('test_0002', 'SELECT pg_sleep(0.2); CREATE TABLE once_only (id integer)');
    const replicas = [1, 2, 3, 4].map(() =>
      world.closed({ schema: 'together', migrations: [counterTable, slow], poolSize: 2 }),
    );
    await Promise.all(replicas.map((replica) => world.started(replica)));
    expect(await replicas[0]?.query('SELECT name FROM migration ORDER BY name')).toEqual([
      { name: 'test_0001_counter' },
      { name: 'test_0002' },
    ]);
  });

  it('one that fails leaves nothing of itself, says its name, and can be put right', async () => {
    const broken = migration('test_0002', 'CREATE TABLE half (id integer); SELECT nonsense');
    const right = migration('test_0002', 'CREATE TABLE half (id integer)');
    const schema = 'broken';
    const failing = world.closed({ schema, migrations: [counterTable, broken] });
    await expect(failing.start()).rejects.toThrow('migration test_0002 of broken failed');
    await failing.stop();
    const store = await world.started(world.closed({ schema, migrations: [counterTable, right] }));
    expect(await store.query('SELECT FROM half')).toEqual([]);
  });

  it('may be another process’s work: whoever must not migrate waits for them, and minds no newer ones', async () => {
    const schema = 'beside';
    const newer = migration('test_0002', 'CREATE TABLE newer (id integer)');
    const old = world.closed({ schema, migrations: [counterTable], migrateAtStart: false });
    await expect(old.start()).rejects.toThrow('schema beside waits for its migrations: test_0001_counter');
    const job = world.closed({ schema, migrations: [counterTable, newer], migrateAtStart: false });
    await job.prepare?.();
    await job.stop();
    await world.started(old);
    expect(await old.query('SELECT FROM counter')).toEqual([]);
  });

  it('are held against the entities', async () => {
    const columns = { name: { type: 'text', primary: true }, n: { type: 'integer' } } as const;
    const schema = 'entities';
    const migrations = [migration('test_0001', 'CREATE TABLE counter (name text PRIMARY KEY, n integer NOT NULL)')];
    const drift = async (entity: EntitySchema) =>
      schemaDrift(await world.started(world.closed({ schema, migrations, entities: [entity] })));
    expect(await drift(new EntitySchema({ name: 'counter', columns }))).toEqual([]);
    const more = new EntitySchema({ name: 'counter', columns: { ...columns, more: { type: 'text' } } });
    expect(await drift(more)).toEqual([expect.stringContaining('"more"')]);
  });
});

describe('a transaction', () => {
  it('stands or does not; what waits for the commit runs only when it stands', async () => {
    const store = await open();
    const told: string[] = [];
    await store.transaction(async (tx) => {
      await insert(tx, 'kept');
      tx.afterCommit(() => told.push('kept'));
      expect(told).toEqual([]);
    });
    const undone = store.transaction(async (tx) => {
      await insert(tx, 'undone');
      tx.afterCommit(() => told.push('undone'));
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect({ told, names: await names(store) }).toEqual({ told: ['kept'], names: ['kept'] });
  });

  it('that meets another in a deadlock is tried again', async () => {
    const store = await open();
    await store.transaction((tx) => Promise.all(['a', 'b'].map((name) => insert(tx, name))));
    const add = (tx: Tx, name: string) => tx.query('UPDATE counter SET n = n + 1 WHERE name = $1', [name]);
    let both: () => void = () => undefined;
    const met = new Promise<void>((resolve) => (both = resolve));
    let inside = 0;
    const across = (first: string, second: string) =>
      store.transaction(async (tx) => {
        await add(tx, first);
        if (++inside === 2) both();
        await met;
        await add(tx, second);
      });
    await Promise.all([across('a', 'b'), across('b', 'a')]);
    // Once more, or twice: on a busy machine each of the two may be the one that PostgreSQL ends.
    expect(inside).toBeGreaterThanOrEqual(3);
    expect(inside).toBeLessThanOrEqual(4);
    expect(await store.query('SELECT n FROM counter')).toEqual([{ n: 2 }, { n: 2 }]);
  });

  it('is not opened inside another, which would wait for connections that wait for it', async () => {
    const store = await open();
    const nested = store.transaction(() => store.transaction((tx) => insert(tx, 'nested')));
    await expect(nested).rejects.toThrow('hand its tx on');
    await store.transaction(async (tx) => {
      tx.afterCommit(() => void store.transaction((next) => insert(next, 'after')));
      await insert(tx, 'before');
    });
    await eventually(async () => expect(await names(store)).toEqual(['after', 'before']));
  });

  it('gives its connection back whatever happens', async () => {
    const store = await world.started(world.closed({ poolSize: 1 }));
    for (let n = 0; n < 5; n++) {
      await expect(store.transaction((tx) => tx.query('SELECT nonsense'))).rejects.toThrow('nonsense');
    }
    expect(await store.transaction((tx) => tx.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  });
});

describe('a lost database', () => {
  const administer = async (sql: string) => {
    const url = new URL(world.postgres().url);
    url.pathname = '/postgres';
    const client = new Client({ connectionString: url.href });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  const setAway = async (away: boolean) => {
    const name = new URL(world.postgres().url).pathname.slice(1);
    await administer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${String(!away)}`);
    if (away) await world.postgres().dropConnections();
  };

  it('makes the store not ready, and ready again by itself; what was under way fails and is not half done', async () => {
    const store = await open();
    expect(await store.ready?.()).toBe(true);
    const cut = store.transaction(async (tx) => {
      await insert(tx, 'cut');
      await setAway(true);
      await insert(tx, 'never');
    });
    await expect(cut).rejects.toThrow();
    await expect(store.ready?.()).rejects.toThrow();
    await setAway(false);
    await eventually(async () => expect(await store.ready?.()).toBe(true));
    expect(await names(store)).toEqual([]);
  });

  it('that comes later is found when the store is started again', async () => {
    await setAway(true);
    const store = world.closed();
    await expect(store.start()).rejects.toThrow();
    await setAway(false);
    await world.started(store);
    expect(await store.ready?.()).toBe(true);
  });
});

it('says of a PostgreSQL that is away that it is, whoever asks, and of one that ends a session', async () => {
  const thrownBy = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error);
  const store = await open();
  const ended = store.transaction(async (tx) => {
    const [own] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await store.query('SELECT pg_terminate_backend($1)', [own?.pid]);
    await tx.query('SELECT pg_sleep(5)');
  });
  expect(isPassing(await thrownBy(ended))).toBe(true);
  // What is wrong with a request is no absence.
  expect(isPassing(await thrownBy(store.query('SELECT nonsense')))).toBe(false);
});
