import { common, directory, intake, routing, scheduling } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { openCounter } from './counter';
import { databaseOf } from './house-database';
import type { Row } from './measure';
import { load, loadFor } from './measure';
import { callOn } from './one-connection';
import { parentOf, pidsUnder, processorOf } from './processor';
import { citizen } from './scheduling-alone';
import { limitTo } from './share-of-processor';

/** So much of a processor has each process of the service that is looked at; everybody else has the machine. */
const share = 0.1;
const atOnce = 24;
const warmUps = 400;
const seconds = 10;
const toTell = 240;
const toldWithinMs = 5 * 60_000;
const commits = 4_000;

export const rooms = [
  'gateway',
  'department-directory',
  'scheduling',
  'call-intake',
  'routing',
  'notification',
] as const;
export type Room = (typeof rooms)[number];

/** What `npm start -- --replicas` calls each. */
export const replicaNames: Readonly<Record<Room, string>> = {
  gateway: 'gateway',
  'department-directory': 'directory',
  scheduling: 'scheduling',
  'call-intake': 'intake',
  routing: 'routing',
  notification: 'notification',
};

/** What one piece of work of a service did, with so many processes of it. */
export interface Measured {
  readonly perSecond: number;
  /** Milliseconds of PostgreSQL's processor that a piece cost. */
  readonly postgresMs: number;
}

const called = (role: 'system' | 'agent') =>
  callContext({ caller: { role, id: 'bench' }, idempotencyKey: randomUUID(), timeoutMs: 30_000 });

const openDoors = async (house: House) => {
  const { addresses, badge } = house;
  const clients = {
    directory: grpcClient(directory.DirectoryServiceService, addresses.directory, badge),
    scheduling: grpcClient(scheduling.SchedulingServiceService, addresses.scheduling, badge),
    routing: grpcClient(routing.RoutingServiceService, addresses.routing, badge),
    intake: grpcClient(intake.IntakeServiceService, addresses.intake, badge),
  };
  const web = new Agent({ keepAlive: true });
  const slotAt = await openCounter(clients.scheduling, `replicas-${randomUUID().slice(0, 8)}`, 50);
  const report = (callId: string, kind: intake.TelephonyEventKind) => {
    const event = { source: 'bench', callId, kind, at: new Date(), queueId: 'general', number: '0912345678' };
    return clients.intake.reportEvents(
      intake.ReportEventsRequest.fromPartial({ events: [event] } as never),
      callContext({ caller: { role: 'system', id: 'pbx' }, timeoutMs: 30_000 }),
    );
  };
  return {
    work: {
      gateway: async (n: number) => {
        const gateway = house.gateways[n % house.gateways.length] ?? house.url;
        const { status } = await callOn(web, gateway, 'GET', '/api/v1/procedures/BD-01');
        if (status !== 200) throw new Error(`a procedure was answered ${status}`);
      },
      'department-directory': (n: number) =>
        clients.directory.searchProcedures(
          directory.SearchProceduresRequest.fromPartial({ query: `đăng ký thế chấp ${n}` }),
          called('system'),
        ),
      scheduling: (n: number) =>
        clients.scheduling.bookAppointment(
          scheduling.BookAppointmentRequest.fromPartial({
            ...{ slotId: slotAt(n), procedureCode: 'BD-01', citizen: citizen() },
          }),
          called('system'),
        ),
      'call-intake': async () => {
        const callId = randomUUID();
        await report(callId, intake.TelephonyEventKind.NEW_CALL);
        await report(callId, intake.TelephonyEventKind.HUNG_UP);
      },
      routing: (n: number) =>
        clients.routing.refer(
          routing.ReferRequest.fromPartial({
            matter: { topic: 'land', procedureCode: 'BD-01', unitCode: '75', locale: common.Locale.VI },
            question: `Hồ sơ số ${n} của tôi bao giờ có kết quả?`,
            citizen: citizen(),
          } as never),
          called('agent'),
        ),
    },
    close: async () => {
      web.destroy();
      for (const client of Object.values(clients)) await client.stop();
    },
  };
};

/** One service of a house: how much it does when each of its processes has its share and nobody else lacks anything. */
export const measureReplicas = async (house: House, room: Room): Promise<Measured> => {
  const db = databaseOf(house);
  const doors = await openDoors(house);
  const { rows } = await db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const postmaster = parentOf(rows[0]?.pid ?? 0);
  const postgres = () => processorOf([postmaster, ...pidsUnder(postmaster)]);
  const waiting = async () => {
    const found = await db.query<{ n: number }>(
      `SELECT (SELECT count(*) FROM notification.message WHERE status IN ('queued', 'sending'))
            + (SELECT count(*) FROM scheduling.outbox) + (SELECT count(*) FROM routing.outbox) AS n`,
    );
    return Number(found.rows[0]?.n ?? 0);
  };
  const quiet = () =>
    eventually(async () => {
      const left = await waiting();
      if (left) throw new Error(`${left} wait`);
    }, toldWithinMs);
  const told = async () => {
    const found = await db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM notification.message WHERE status IN ('sent', 'delivered')`,
    );
    return found.rows[0]?.n ?? 0;
  };
  const limited = async (run: () => Promise<number>): Promise<Measured> => {
    await quiet();
    const release = limitTo(share, house.pidsOf(room));
    try {
      const [began, before] = [performance.now(), postgres()];
      const pieces = await run();
      const perSecond = (pieces / (performance.now() - began)) * 1_000;
      console.error(`${room}: ${perSecond.toFixed(1)} a second`);
      return { perSecond, postgresMs: ((postgres() - before) / pieces) * 1_000 };
    } finally {
      release();
    }
  };
  const asked = async (work: (n: number) => Promise<unknown>) => {
    await load(warmUps, atOnce, work);
    return limited(() => loadFor(seconds, atOnce, work, warmUps));
  };
  const telling = () =>
    limited(async () => {
      const before = await told();
      await load(toTell, atOnce, doors.work.scheduling);
      await eventually(async () => {
        const now = (await told()) - before;
        if (now < toTell) throw new Error(`told: ${now}`);
      }, toldWithinMs);
      return toTell;
    });
  const measured = await (room === 'notification' ? telling() : asked(doors.work[room]));
  await doors.close();
  await db.end();
  return measured;
};

/** The end of it all: how many transactions of one row PostgreSQL commits in a second, with nobody around it. */
export const commitRate = async (house: House): Promise<number> => {
  const db = databaseOf(house);
  await db.query('CREATE TABLE public.bench_commit (id bigserial PRIMARY KEY, what text NOT NULL)');
  const { perSecond } = await load(commits, atOnce, () =>
    db.query({ name: 'commit', text: 'INSERT INTO public.bench_commit (what) VALUES ($1)', values: ['what'] }),
  );
  await db.query('DROP TABLE public.bench_commit');
  await db.end();
  return perSecond;
};

const pieces: Readonly<Record<Room, string>> = {
  gateway: 'a procedure read through the gateway',
  'department-directory': 'a search in department-directory',
  scheduling: 'a booking in scheduling',
  'call-intake': 'a call of two events in call-intake',
  routing: 'a referral in routing',
  notification: 'a message told by notification',
};

/** One, two and three processes of a service, a tenth of a processor each: the gain of three over one. */
export const rowOfReplicas = (room: Room, measured: readonly Measured[], commitsASecond: number): Row => {
  const rates = measured.map(({ perSecond }) => perSecond);
  return {
    what: `${pieces[room]}, 1, 2, 3 replicas`,
    floor: `${commitsASecond.toFixed(0)} commits/s`,
    ours: `${rates.map((rate) => rate.toFixed(0)).join(', ')} a second; PostgreSQL ${(measured.at(-1)?.postgresMs ?? 0).toFixed(1)} ms each`,
    ratio: rates.map((rate) => (rate / (rates[0] ?? NaN)).toFixed(2)).join(', '),
    goal: '',
  };
};
