import { scheduling, topics } from '@civicline/contracts';
import { grpcClient, logger, startService } from '@civicline/service-kit';
import { eventually, freePort, keeperSettings, tester } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { schedulingService } from '../src/service';
import type { World } from './world';
import { announced, ledgerOf, openWorld, procedureOf, slotAt, somebody } from './world';

const replicas = 3;
let world: World;
let db: Client;
beforeAll(async () => {
  world = await openWorld({ replicas });
  db = new Client({ connectionString: world.postgres.url, options: '-c search_path=scheduling,event_log' });
  await db.connect();
});
afterAll(async () => {
  await db?.end();
  await world?.close();
});

const days = ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01', '2026-12-02'];
const times = ['07:30', '08:00', '08:30', '09:00', '09:30', '10:00', '10:30', '11:00'];

it('one client goes round all of them; a key that is sent to each of them books once', async () => {
  const round = grpcClient(scheduling.SchedulingServiceService, world.addresses.join(','), tester);
  // Calls go round those that are connected: first all of them are.
  await eventually(async () => {
    const before = [...world.asked];
    const anything = { officeId: 'ppac', procedureCode: 'BD-01', from: undefined, to: undefined, includeFull: false };
    await Promise.all(
      Array.from({ length: 60 }, () => round.listSlots({ ...anything, pageSize: 1, pageToken: '' }, world.agent())),
    );
    expect(world.asked.every((count, n) => count - (before[n] ?? 0) >= 15)).toBe(true);
  });
  const before = [...world.asked];
  const slots = days.flatMap((day) => times.map((time) => slotAt(day, time)));
  await Promise.all(
    slots.map((slotId) => {
      const [key, booking] = [randomUUID(), world.booking(slotId)];
      return eventually(() => round.bookAppointment(booking, world.agent(key)));
    }),
  );
  // Whoever books looks at the clock: each has done its part of the work.
  const worked = world.asked.map((count, n) => count - (before[n] ?? 0));
  expect(worked.filter((count) => count >= slots.length / replicas / 2)).toHaveLength(replicas);

  const [key, booking] = [randomUUID(), world.booking(slotAt('2026-12-03', '08:00'))];
  const answers = await Promise.all(
    world.clients.map((client) => eventually(() => client.bookAppointment(booking, world.agent(key)), 60_000)),
  );
  expect(new Set(answers.map(({ appointment }) => appointment?.code)).size).toBe(1);
  const ledger = await ledgerOf(world);
  expect([ledger.disagreements, ledger.booked.length]).toEqual([[], slots.length + 1]);
  await round.stop();
});

it('one that starts while the event log is away answers all the same, and what it announces is carried by another', async () => {
  const port = await freePort();
  const alone = await startService(
    schedulingService,
    {
      CIVICLINE_DATABASE_URL: world.postgres.url,
      CIVICLINE_EVENTS: `postgres://127.0.0.1:${await freePort()}/nowhere`,
      CIVICLINE_GRPC_PORT: String(port),
      ...keeperSettings,
    },
    { log: logger('test', 'silent'), clock: world.clock },
  );
  const client = grpcClient(scheduling.SchedulingServiceService, `127.0.0.1:${port}`, tester);
  await alone.started;
  const { appointment } = await client.bookAppointment(world.booking(slotAt('2026-12-03', '09:00')), world.agent());
  const code = appointment?.code ?? '';
  await eventually(async () => expect((await announced(world)).map((one) => one.code)).toContain(code));
  await client.stop();
  await alone.stop();
});

it('each group has a member in every one of them, which share the partitions; what is said is heard once', async () => {
  await eventually(async () => {
    const { rows } = await db.query<{ group: string; members: number }>(
      'SELECT "group", count(*)::int AS members FROM member GROUP BY 1 ORDER BY 1',
    );
    expect(rows).toEqual(
      ['scheduling', 'scheduling-checklists', 'scheduling-telling'].map((group) => ({ group, members: replicas })),
    );
  });
  const codes = Array.from({ length: 30 }, (_, n) => `RP-${String(n).padStart(2, '0')}`);
  const heard = async () => {
    const { rows } = await db.query<{ code: string }>(
      `SELECT code FROM procedure WHERE code LIKE 'RP-%' ORDER BY code`,
    );
    return rows.map(({ code }) => code);
  };
  for (const code of codes) await world.tell('procedure', { procedure: procedureOf(code, 'land') }, code);
  await eventually(async () => expect(await heard()).toEqual(codes));
});

it('timers are shared: what runs out in thirty slots at once is handed on once each', async () => {
  const slots = days
    .slice(0, 4)
    .flatMap((day) => times.map((time) => ({ day, time, id: slotAt(day, time, 'ppac-any') })));
  const line = await Promise.all(
    slots.map(async ({ day, time, id }, n) => {
      const client = world.clients[n % replicas] ?? world.client;
      const [key, hold] = [randomUUID(), { slotId: id, holder: randomUUID(), network: '', ttlSeconds: 60 }];
      await eventually(() => client.holdPlace(hold, world.agent(key)));
      const latest = `${time.slice(0, 3)}${time.endsWith('00') ? '15' : '45'}`;
      const wish = { officeId: 'ppac', scheduleId: 'ppac-any', procedureCode: 'BD-01', citizen: somebody() };
      const when = { fromDay: day, toDay: day, earliest: time, latest };
      const request = scheduling.JoinWaitlistRequest.fromPartial({ ...wish, ...when } as never);
      const { entry } = await eventually(() => client.joinWaitlist(request, world.agent(key)));
      return entry?.code ?? '';
    }),
  );
  world.clock.advance(61_000);
  await eventually(async () => {
    const { rows } = await db.query<{ code: string; steps: string[] }>(
      `SELECT w.code, (SELECT array_agg(s.status || ' ' || s.cause ORDER BY s.version) FROM waitlist_step s WHERE s.entry_id = w.id) AS steps
       FROM waitlist_entry w`,
    );
    const found = new Map(rows.map(({ code, steps }) => [code, steps]));
    expect(line.map((code) => found.get(code))).toEqual(line.map(() => ['waiting staff', 'offered expired']));
  });
  await eventually(async () => expect((await ledgerOf(world)).outbox).toBe(0));
  const told = new Map<string, string>();
  for await (const { headers, value } of world.events.readAll(topics.waitlist)) {
    const { place } = scheduling.WaitlistJoined.decode(value);
    if (headers['ce_type'] === 'civicline.waitlist.offered.v1') told.set(headers['ce_id'] ?? '', place?.code ?? '');
  }
  expect([...told.values()].sort()).toEqual([...line].sort());
});
