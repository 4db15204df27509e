import type { Clock } from '@civicline/service-kit';
import { fixedClock } from '@civicline/testkit';
import { randomBytes } from 'node:crypto';
import { coreMigrations, migration } from '../src';
import { auditMigrations, countOf, openAudit, whose } from '../src/audit';
import type { Keeper } from '../src/audit';
import { readKeyring } from '../src/keyring';
import { log, storeWorld } from './world';

const world = storeWorld();
const keyring = readKeyring(
  JSON.stringify({ current: 'a', keys: [{ id: 'a', secret: randomBytes(32).toString('base64url') }] }),
);
const things = migration(
  'test_0002_thing',
  'CREATE TABLE thing (id serial PRIMARY KEY, kind text NOT NULL, phone text NOT NULL, over_at timestamptz NOT NULL)',
);
const now = new Date('2026-11-25T09:00:00+07:00');
const clock = fixedClock(now.toISOString()) as Clock;

const open = () =>
  world.started(world.closed({ migrations: [...coreMigrations, ...auditMigrations, things], keyring }));
type Store = Awaited<ReturnType<typeof open>>;

/** Keeps two kinds of things; `dies` ends the process, as it were, after so many batches were written and before they are committed. */
const keeperOf = (batches: number[], dies = Infinity): Keeper<'letters' | 'cards'> => {
  const kind =
    (name: string): Keeper['kinds'][string] =>
    async (tx, which, _now, limit) => {
      const { sql, value } = whose(which);
      const n = await countOf(
        tx,
        `WITH gone AS (
         UPDATE thing SET phone = '' WHERE id IN (SELECT id FROM thing WHERE kind = $3 AND ${sql('phone', 'over_at')} LIMIT $2 FOR UPDATE)
         RETURNING id) SELECT count(*)::int AS n FROM gone`,
        [value, limit, name],
      );
      if (n) batches.push(n);
      if (batches.length >= dies) throw new Error('killed');
      return n;
    };
  return {
    collect: () => Promise.resolve({}),
    kinds: { letters: kind('letters'), cards: kind('cards') },
    left: () => Promise.resolve(0),
  };
};

const fill = async (store: Store) => {
  await store.query('TRUNCATE thing');
  const add = (kind: string, days: number, count: number) =>
    store.query(
      `INSERT INTO thing (kind, phone, over_at) SELECT $1, '+849' || n, $2::timestamptz - make_interval(days => $3) FROM generate_series(1, $4::int) AS n`,
      [kind, now, days, count],
    );
  await add('letters', 31, 1_200);
  await add('letters', 29, 7);
  await add('cards', 31, 3);
  await add('cards', 366, 2);
};
const named = async (store: Store) => {
  const rows = await store.query<{ kind: string; days: number; n: number }>(
    `SELECT kind, extract(day FROM $1::timestamptz - over_at)::int AS days, count(*)::int AS n FROM thing WHERE phone <> '' GROUP BY 1, 2 ORDER BY 1, 2`,
    [now],
  );
  return rows.map(({ kind, days, n }) => `${n} ${kind} of ${days} days`);
};

/** Runs what forgets until a round finds nothing more of any kind, or it dies. */
const forget = async (store: Store, keeper: Keeper<'letters' | 'cards'>, days = { letters: 30, cards: 365 }) => {
  const audit = openAudit({ store, keyring, clock, log, keeper, days });
  const forgetters = audit.parts.filter(({ name }) => name.startsWith('forget '));
  for (const one of forgetters) {
    await one.start();
    // It finishes the round that it is in, and begins no other: what it left, the next to come takes.
    await one.stop();
  }
};

it('each kind goes after its own time and not before, some at a time, and goes on where a process died', async () => {
  const store = await open();
  await fill(store);
  const first: number[] = [];
  await forget(store, keeperOf(first, 1));
  // What was not committed is not gone.
  expect(first[0]).toBe(500);
  expect(await named(store)).toEqual([
    '3 cards of 31 days',
    '2 cards of 366 days',
    '7 letters of 29 days',
    '1200 letters of 31 days',
  ]);
  const batches: number[] = [];
  for (let rounds = 0; rounds < 4; rounds++) await forget(store, keeperOf(batches));
  expect(batches.sort((a, b) => a - b)).toEqual([2, 200, 500, 500]);
  expect(await named(store)).toEqual(['3 cards of 31 days', '7 letters of 29 days']);
});

it('a kind that is kept for good stays, and a period less than nothing is refused before anything is forgotten', async () => {
  const store = await open();
  await fill(store);
  await forget(store, keeperOf([]), { letters: 0, cards: 365 });
  expect(await named(store)).toEqual(['3 cards of 31 days', '7 letters of 29 days', '1200 letters of 31 days']);
  await expect(forget(store, keeperOf([]), { letters: -1, cards: 365 })).rejects.toThrow('letters cannot be kept');
});
