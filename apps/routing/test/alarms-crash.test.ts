import { topics } from '@civicline/contracts';
import { eventually, freePort, startProcess } from '@civicline/testkit';
import path from 'node:path';
import { Client } from 'pg';
import type { World } from './world';
import { openWorld, question } from './world';

const due = 2_500;
let world: World;
const processes: Awaited<ReturnType<typeof startProcess>>[] = [];
const startTwo = async () => {
  const main = path.join(__dirname, '../dist/main.js');
  for (let n = 0; n < 2; n++)
    processes.push(await startProcess(main, { ...world.settings, CIVICLINE_GRPC_PORT: String(await freePort()) }));
  await Promise.all(processes.map(({ ready }) => eventually(ready, 90_000)));
};
const killAll = () => Promise.all(processes.splice(0).map(({ kill }) => kill()));

beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await killAll();
  await world?.close();
});

/** As many like one that was referred, and an alarm of each that is due now. */
const fallDue = async () => {
  const { referral } = await world.client.refer(question(), world.agent());
  await world.stopServices();
  await world.sql('DELETE FROM alarm');
  await world.sql(
    `INSERT INTO referral SELECT (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(), 'code', 'C' || n))).*
     FROM referral one, generate_series(2, $1) AS n WHERE one.code = $2`,
    [due, referral?.code],
  );
  await world.sql(
    `INSERT INTO alarm (referral_id, rule, deadline, due_at) SELECT id, 'overdue', now(), now() FROM referral`,
  );
};

const fired = async () => (await world.sql('SELECT FROM alarm WHERE fired_at IS NOT NULL')).length;
const heldUp = () => world.sql(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND state = 'active'`);

/** How often the world was told that each is overdue; the log may hold an event twice, and then under one id. */
const toldOf = async () => {
  const events = new Map<string, Set<string>>();
  for await (const { key, headers } of world.events.readAll(topics.referral)) {
    if (headers['ce_type'] !== 'civicline.referral.overdue.v1') continue;
    events.set(key, (events.get(key) ?? new Set()).add(headers['ce_id'] ?? ''));
  }
  return [...events.values()].map((ids) => ids.size);
};

it('two replicas that are killed with alarms in their hands: each goes off, and once', async () => {
  await fallDue();
  // Somebody works on one of them: whoever takes its alarm has to wait, and is in the middle when it dies.
  const somebody = new Client({ connectionString: world.postgres.url, options: '-c search_path=routing' });
  await somebody.connect();
  await somebody.query('BEGIN');
  await somebody.query('SELECT FROM referral WHERE id = (SELECT referral_id FROM alarm LIMIT 1) FOR UPDATE');
  await startTwo();
  await eventually(async () => {
    expect(await fired()).toBeGreaterThan(0);
    expect(await heldUp()).not.toHaveLength(0);
  });
  await killAll();
  expect(await fired()).toBeLessThan(due);

  await startTwo();
  await somebody.query('ROLLBACK');
  await somebody.end();
  await eventually(async () => expect(await fired()).toBe(due));
  const steps = await world.sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM step WHERE what = 'overdue' GROUP BY referral_id`,
  );
  expect(steps.map(({ count }) => count)).toEqual(Array<number>(due).fill(1));
  await eventually(async () => expect(await toldOf()).toEqual(Array<number>(due).fill(1)));
});
