import { eventually } from '@civicline/testkit';
import type { Store, Tx } from '../src';
import { timer } from '../src';
import { log, storeWorld } from './world';

const world = storeWorld();
const hourMs = 3_600_000;
const minuteMs = 60_000;

const takeDue = (taken: number[]) => async (tx: Tx, limit: number) => {
  const rows = await tx.query<{ id: number }>(
    `DELETE FROM due WHERE id IN (SELECT id FROM due WHERE at <= now() ORDER BY at LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING id`,
    [limit],
  );
  taken.push(...rows.map(({ id }) => id));
  return rows.length;
};
const dueTimer = (store: Store, taken: number[], limit = 10) =>
  world.started(timer({ store, log, name: 'due', everyMs: hourMs, limit, takeDue: takeDue(taken) }));

it('replicas share what is due: each row is taken once, and all of them at once', async () => {
  const store = await world.started(world.closed());
  await store.query('INSERT INTO due (at) SELECT now() FROM generate_series(1, 300)');
  const taken: number[] = [];
  await Promise.all([dueTimer(store, taken), dueTimer(store, taken), dueTimer(store, taken)]);
  await eventually(() => expect(taken).toHaveLength(300));
  expect(new Set(taken).size).toBe(300);
});

it('sleeps until it is woken, now or for a time to come', async () => {
  const store = await world.started(world.closed());
  const taken: number[] = [];
  const work = await dueTimer(store, taken);
  await store.query("INSERT INTO due (at) VALUES (now() + interval '0.3 s')");
  work.wake(new Date(Date.now() + 400));
  work.wake();
  expect(taken).toEqual([]);
  await eventually(() => expect(taken).toHaveLength(1));
  work.wake(new Date(Date.now() + minuteMs));
});

it('a failure is not the end of it', async () => {
  const store = await world.started(world.closed());
  let calls = 0;
  const failing = timer({
    store,
    log,
    name: 'failing',
    everyMs: hourMs,
    takeDue: () => (++calls === 1 ? Promise.reject(new Error('not now')) : Promise.resolve(0)),
  });
  await world.started(failing);
  await eventually(() => expect(calls).toBe(2));
});
