import { Refusal } from '@civicline/service-kit/refusal';
import { randomUUID } from 'node:crypto';
import type { Store, Tx } from '../src';
import { forgetOldKeys } from '../src';
import { eventually } from '@civicline/testkit';
import { log, storeWorld } from './world';

const world = storeWorld();
const open = () => world.started(world.closed());

const count = (name: string) => async (tx: Tx) => {
  const [row] = await tx.query<{ n: number }>(
    'INSERT INTO counter VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET n = counter.n + 1 RETURNING n',
    [name],
  );
  return { n: row?.n, at: new Date('2026-11-25T04:00:00Z'), big: 7n, none: null };
};
const countOf = async (store: Store, name: string) =>
  (await store.query<{ n: number }>('SELECT n FROM counter WHERE name = $1', [name]))[0]?.n;
const command = (key: string | undefined = randomUUID()) => ({ command: 'count', key, fingerprint: 'f' });

it('the second try returns what the first did, dates and all', async () => {
  const store = await open();
  const [key, name] = [command(), randomUUID()];
  const first = await store.once(key, count(name));
  expect(first).toEqual({ n: 1, at: new Date('2026-11-25T04:00:00Z'), big: 7n, none: null });
  expect(await store.once(key, count(name))).toEqual(first);
  expect(await countOf(store, name)).toBe(1);
});

it('twenty at once, over two replicas, do it once and all hear the same', async () => {
  const replicas = [await open(), await open()];
  const [key, name] = [command(), randomUUID()];
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => (replicas[n % 2] as Store).once(key, count(name))),
  );
  expect(new Set(answers.map(({ n }) => n))).toEqual(new Set([1]));
});

it('refuses the key for another request', async () => {
  const store = await open();
  const key = command();
  await store.once(key, count(randomUUID()));
  await expect(store.once({ ...key, fingerprint: 'other' }, count(randomUUID()))).rejects.toMatchObject({
    reason: 'IDEMPOTENCY_KEY_REUSED',
    kind: 'conflict',
  });
});

it('knows keys by caller and command', async () => {
  const store = await open();
  const [key, name] = [command(), randomUUID()];
  await store.once({ ...key, caller: 'a' }, count(name));
  await store.once({ ...key, caller: 'b' }, count(name));
  await store.once({ ...key, caller: 'b', command: 'count again' }, count(name));
  expect(await countOf(store, name)).toBe(3);
});

it('a refused command leaves no key behind, and a twin that waited for it has its own try', async () => {
  const store = await open();
  const [key, name] = [command(), randomUUID()];
  let arrived: () => void = () => undefined;
  const inside = new Promise<void>((resolve) => (arrived = resolve));
  let go: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (go = resolve));
  const refused = store.once(key, async () => {
    arrived();
    await held;
    throw new Refusal('SLOT_FULL', 'exhausted');
  });
  await inside;
  const twin = store.once(key, count(name));
  go();
  await expect(refused).rejects.toMatchObject({ reason: 'SLOT_FULL' });
  expect(await twin).toMatchObject({ n: 1 });
});

it('without a key each is its own', async () => {
  const store = await open();
  const name = randomUUID();
  const keyless = { command: 'count', key: undefined, fingerprint: 'f' };
  await store.once(keyless, count(name));
  await store.once(keyless, count(name));
  expect(await countOf(store, name)).toBe(2);
});

it('forgets keys after eight days, not before seven', async () => {
  const store = await open();
  const [old, young] = [command(), command()];
  for (const key of [old, young]) await store.once(key, count(randomUUID()));
  const age = 'UPDATE idempotency_key SET created_at = now() - make_interval(days => $2) WHERE key = $1';
  await store.query(age, [old.key, 9]);
  await store.query(age, [young.key, 7]);
  await world.started(forgetOldKeys(store, log, 8));
  const left = () => store.query('SELECT key FROM idempotency_key WHERE key = ANY($1)', [[old.key, young.key]]);
  await eventually(async () => expect(await left()).toEqual([{ key: young.key }]));
});
