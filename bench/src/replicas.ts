import { scheduling } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import { Client, Pool } from 'pg';
import type { Row } from './measure';
import { load } from './measure';
import { parentOf, pidsUnder, processorOf } from './processor';

const bookings = 2_000;
const warmUps = 1_000;
const atOnce = 48;
const commits = 4_000;
const writers = 24;
const toldWithinMs = 5 * 60_000;

const connect = async (house: House) => {
  const url = new URL(house.postgres);
  url.pathname = '/civicline';
  const db = new Client({ connectionString: url.href });
  db.on('error', () => undefined);
  await db.connect();
  return db;
};

/** The floor: how many transactions of one row PostgreSQL commits in a second, with nobody around it. */
const commitRate = async (house: House): Promise<number> => {
  const url = new URL(house.postgres);
  url.pathname = '/civicline';
  const pool = new Pool({ connectionString: url.href, max: writers });
  // The server may be gone before the last connection has said goodbye.
  pool.on('error', () => undefined);
  await pool.query('CREATE TABLE public.bench_commit (id bigserial PRIMARY KEY, what text NOT NULL)');
  const { perSecond } = await load(commits, writers, () =>
    pool.query({ name: 'commit', text: 'INSERT INTO public.bench_commit (what) VALUES ($1)', values: ['what'] }),
  );
  await pool.query('DROP TABLE public.bench_commit');
  await pool.end();
  return perSecond;
};

/** One house under load: bookings through gRPC that go round its replicas, and the word that each is owed. */
export const measureReplicas = async (house: House) => {
  const client = grpcClient(scheduling.SchedulingServiceService, house.addresses.scheduling, house.badge);
  const db = await connect(house);
  const id = `replicas-${randomUUID().slice(0, 8)}`;
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    intervals: [{ opens: '00:00', closes: '24:00' }],
  }));
  const schedule = scheduling.Schedule.fromPartial({
    ...{ id, officeId: 'ppac', name: { vi: id, en: id }, slotMinutes: 30, places: 20, horizonDays: 60 },
    hours: { weekly },
  });
  const call = () =>
    callContext({ caller: { role: 'system', id: 'bench' }, idempotencyKey: randomUUID(), timeoutMs: 30_000 });
  await client.importSchedules({ schedules: [schedule], dryRun: false }, call());
  const slotAt = (n: number) => {
    const day = new Date(Date.now() + (10 + Math.floor((n % 200) / 48)) * 86_400_000).toISOString().slice(0, 10);
    const at = (n % 200) % 48;
    return `${id}.${day.replaceAll('-', '')}T${String(Math.floor(at / 2)).padStart(2, '0')}${at % 2 ? '30' : '00'}`;
  };
  const told = async () => {
    const { rows } = await db.query<{ told: number }>(
      `SELECT count(*)::int AS told FROM notification.message WHERE status IN ('sent', 'delivered')`,
    );
    return rows[0]?.told ?? 0;
  };
  const book = (n: number) => {
    const citizen = {
      name: 'Nguyễn Văn An',
      phone: `+8496${String(1_000_000 + n)}`,
    };
    const request = scheduling.BookAppointmentRequest.fromPartial({
      slotId: slotAt(n),
      procedureCode: 'BD-01',
      citizen,
    } as never);
    return client.bookAppointment(request, call());
  };
  const before = await told();
  await load(warmUps, atOnce, book);
  const [server] = (await db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows;
  const postmaster = parentOf(server?.pid ?? 0);
  const services = house.pidsOf('scheduling');
  const used = () => ({
    services: processorOf(services),
    postgres: processorOf(pidsUnder(postmaster)),
    client: process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6,
  });
  const [start, began] = [used(), performance.now()];
  const { perSecond } = await load(bookings, atOnce, (n) => book(warmUps + n));
  const [end, seconds] = [used(), (performance.now() - began) / 1_000];
  const cores = (which: keyof typeof start) => ((end[which] - start[which]) / seconds).toFixed(1);
  await eventually(async () => {
    const now = (await told()) - before;
    if (now < warmUps + bookings) throw new Error(`told: ${now}`);
  }, toldWithinMs);
  const toldSeconds = (performance.now() - began) / 1_000;
  await client.stop();
  await db.end();
  return {
    perSecond,
    toldPerSecond: (warmUps + bookings) / toldSeconds,
    cores: `cores: scheduling ${cores('services')}, PostgreSQL ${cores('postgres')}, caller ${cores('client')} of ${cpus().length}`,
    commits: await commitRate(house),
  };
};

type Measured = Awaited<ReturnType<typeof measureReplicas>>;

/** Three against one. Where processors are few, they are shared by more of them, and the ratio says so. */
export const rowsOfReplicas = (one: Measured, three: Measured): Row[] => [
  {
    what: 'booking through gRPC, 3 replicas against 1',
    floor: `${three.commits.toFixed(0)} commits/s`,
    ours: `${one.perSecond.toFixed(0)}/s, ${three.perSecond.toFixed(0)}/s; ${three.cores}`,
    ratio: (three.perSecond / one.perSecond).toFixed(2),
    goal: '',
  },
  {
    what: 'telling, 3 replicas against 1',
    floor: '',
    ours: `${one.toldPerSecond.toFixed(0)}/s, ${three.toldPerSecond.toFixed(0)}/s`,
    ratio: (three.toldPerSecond / one.toldPerSecond).toFixed(2),
    goal: '',
  },
];
