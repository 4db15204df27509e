import { eventually } from '@civicline/testkit';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { Keyring } from '../src';
import {
  coreMigrations,
  fromJson,
  jsonWith,
  keepSealed,
  migration,
  searchable,
  sealed,
  sealedJson,
  searchKeys,
  toJson,
} from '../src';
import { readKeyring } from '../src/keyring';
import { log, storeWorld } from './world';

const world = storeWorld();
const secrets = { a: randomBytes(32).toString('base64url'), b: randomBytes(32).toString('base64url') };
const ring = (current: string, ...ids: ('a' | 'b')[]): Keyring =>
  readKeyring(JSON.stringify({ current, keys: ids.map((id) => ({ id, secret: secrets[id] })) }));

const people = migration(
  'test_0002_person',
  `CREATE TABLE person (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text NOT NULL, phone text NOT NULL, facts jsonb);
   CREATE INDEX person_by_phone ON person (search_key(phone));`,
);
const storeWith = (keyring?: Keyring) =>
  world.started(world.closed({ migrations: [...coreMigrations, people], ...(keyring ? { keyring } : {}) }));
type Store = Awaited<ReturnType<typeof storeWith>>;

interface Person extends Record<string, unknown> {
  name: string;
  phone: string;
  facts: unknown;
}
const add = (store: Store, name: string, phone: string) =>
  store.query(
    'INSERT INTO person (name, phone, facts) VALUES ($1, $2, $3)',
    [sealed(name), searchable(phone), sealedJson(toJson({ name, at: new Date(0) }))],
    'add',
  );
const byPhone = (store: Store, phone: string) =>
  store.query<Person>('SELECT name, phone, facts FROM person WHERE search_key(phone) = ANY($1)', [searchKeys(phone)]);

let raw: Client;
const inTable = async () => {
  const { rows } = await raw.query<Record<'name' | 'phone' | 'facts', string>>(
    'SELECT name, phone, facts::text FROM test.person ORDER BY id',
  );
  return rows;
};
const allSealedWith = async (id: string) => {
  const marks = new Set((await inTable()).flatMap(({ name, phone }) => [name.slice(0, 5), phone.slice(0, 5)]));
  expect([...marks]).toEqual([`~1.${id}.`]);
};
beforeEach(async () => {
  raw = new Client({ connectionString: world.postgres().url });
  await raw.connect();
});
afterEach(async () => {
  await raw.query('TRUNCATE test.person');
  await raw.end();
});

it('what is written sealed is read as it was, found by its whole value, and stands nowhere in the clear', async () => {
  const store = await storeWith(ring('a', 'a'));
  await add(store, 'Nguyễn Văn An', '+84912345678');
  await add(store, 'Trần Thị Bé', '+84912345679');
  await add(store, '', '');
  expect(await byPhone(store, '+84912345678')).toEqual([
    { name: 'Nguyễn Văn An', phone: '+84912345678', facts: expect.anything() as unknown },
  ]);
  const [one] = await byPhone(store, '+84912345679');
  expect(fromJson(one?.facts)).toEqual({ name: 'Trần Thị Bé', at: new Date(0) });
  expect(await byPhone(store, '91234567')).toEqual([]);
  expect(JSON.stringify(await inTable())).not.toMatch(/An|Bé|9123/);
  // Who has the same number can be seen, who has the same name cannot.
  await add(store, 'Nguyễn Văn An', '+84912345678');
  const rows = (await inTable()).filter(({ phone }) => phone);
  expect(rows).toHaveLength(3);
  expect(new Set(rows.map(({ phone }) => phone)).size).toBe(2);
  expect(new Set(rows.map(({ name }) => name)).size).toBe(3);
});

it('rows from before there were keys are found as well, and are sealed by and by', async () => {
  const store = await storeWith(ring('a', 'a'));
  await raw.query(
    `INSERT INTO test.person (name, phone) SELECT 'Người ' || n, '+8490000' || n FROM generate_series(1000, 1449) AS n`,
  );
  expect(await byPhone(store, '+84900001001')).toMatchObject([{ name: 'Người 1001' }]);
  const job = keepSealed(store, log, [
    { table: 'person', key: 'id', keyType: 'uuid', searchable: ['phone'], sealed: ['name'] },
  ]);
  await job.start();
  await eventually(() => allSealedWith('a'));
  await job.stop();
  expect(await byPhone(store, '+84900001001')).toMatchObject([{ name: 'Người 1001', phone: '+84900001001' }]);
});

it('words within JSON, and in tables whose key is several columns, are sealed by and by as well, and the rest of it stays', async () => {
  const store = await storeWith(ring('a', 'a'));
  const answer = { text: 'Chào ông An', at: new Date(0), reasons: [{ vi: 'Chậm', en: '', code: 'late' }] };
  await raw.query(
    `CREATE TABLE IF NOT EXISTS test.said (who int, n int, facts jsonb, PRIMARY KEY (who, n));
     TRUNCATE test.said; INSERT INTO test.said SELECT 1, n FROM generate_series(1, 3) AS n`,
  );
  await raw.query('UPDATE test.said SET facts = $1 WHERE n < 3', [toJson(answer)]);
  const written = jsonWith({ ...answer, text: sealed('mới') });
  await store.query('UPDATE said SET facts = $1 WHERE n = 2', [written]);
  const within = { facts: ['text', 'vi', 'en'] };
  const seal = async (keyring: Keyring) => {
    const sealing = await storeWith(keyring);
    const job = keepSealed(sealing, log, [{ table: 'said', key: 'ctid', keyType: 'tid', within }]);
    await job.start();
    const id = keyring.current?.id ?? '';
    await eventually(async () => {
      const { rows } = await raw.query<{ facts: typeof answer | null }>('SELECT facts FROM test.said ORDER BY n');
      for (const { facts } of rows.slice(0, 2)) {
        expect([facts?.text.slice(0, 5), facts?.reasons[0]?.vi.slice(0, 5)]).toEqual([`~1.${id}.`, `~1.${id}.`]);
        expect(facts?.reasons[0]).toMatchObject({ en: '', code: 'late' });
      }
      expect(rows[2]?.facts).toBeNull();
    });
    await job.stop();
    const read = await sealing.query<{ facts: unknown }>('SELECT facts FROM said ORDER BY n');
    expect(read.map(({ facts }) => fromJson(facts))).toEqual([answer, { ...answer, text: 'mới' }, undefined]);
  };
  await seal(ring('a', 'a'));
  await seal(ring('b', 'a', 'b'));
});

it('keys change while everything is found: a new one writes, the old one reads until nothing needs it', async () => {
  const before = await storeWith(ring('a', 'a'));
  await add(before, 'An', '+84912345678');
  const after = await storeWith(ring('b', 'a', 'b'));
  await add(after, 'Bình', '+84912345678');
  expect((await byPhone(after, '+84912345678')).map(({ name }) => name).sort()).toEqual(['An', 'Bình']);
  const job = keepSealed(after, log, [
    { table: 'person', key: 'id', keyType: 'uuid', searchable: ['phone'], sealed: ['name'] },
  ]);
  await job.start();
  await eventually(() => allSealedWith('b'));
  await job.stop();
  const alone = await storeWith(ring('b', 'b'));
  expect((await byPhone(alone, '+84912345678')).map(({ name }) => name).sort()).toEqual(['An', 'Bình']);
});

it('beside processes that cannot read it, what is sealed is read and nothing is sealed', async () => {
  const [sealing, reading] = [await storeWith(ring('a', 'a')), await storeWith(ring('', 'a'))];
  await add(sealing, 'An', '+84912345678');
  await add(reading, 'Bình', '+84912345678');
  expect((await byPhone(reading, '+84912345678')).map(({ name }) => name).sort()).toEqual(['An', 'Bình']);
  expect((await inTable()).map(({ name }) => name)).toContain('Bình');
});

it('what somebody changed in the table, or took from another schema, does not open and is not taken for a text', async () => {
  const store = await storeWith(ring('a', 'a'));
  await add(store, 'An', '+84912345678');
  await raw.query(`UPDATE test.person SET name = overlay(name placing 'AAAA' from length(name) - 8)`);
  const [changed] = await byPhone(store, '+84912345678');
  expect(changed?.name).toMatch(/^~1\.a\./);
});

it('without a ring nothing personal is written', async () => {
  const store = await storeWith();
  await expect(add(store, 'An', '+84912345678')).rejects.toThrow(/no keyring/);
  expect(await inTable()).toEqual([]);
});

it("a command's result is kept sealed for its second try", async () => {
  const store = await storeWith(ring('a', 'a'));
  const once = () =>
    store.once({ command: 'book', key: 'k1', fingerprint: 'f' }, () =>
      Promise.resolve({ citizen: 'Nguyễn Văn An', at: new Date(5) }),
    );
  const first = await once();
  const { rows } = await raw.query<{ result: string }>('SELECT result::text FROM test.idempotency_key');
  expect(JSON.stringify(rows)).not.toContain('Nguyễn');
  expect(await once()).toEqual(first);
});

it.each([
  ['a short secret', { current: 'a', keys: [{ id: 'a', secret: 'c2hvcnQ' }] }, /32 bytes/],
  ['no such key', { current: 'b', keys: [{ id: 'a', secret: secrets.a }] }, /current/],
  ['an id that would break the form', { current: 'a.b', keys: [{ id: 'a.b', secret: secrets.a }] }, /id/],
])('a keyring with %s is a fault', (_, json, fault) => {
  expect(() => readKeyring(JSON.stringify(json))).toThrow(fault);
});
