import { common, directory, routing, scheduling, topics } from '@civicline/contracts';
import { openEventLog } from '@civicline/events';
import type { Clock, Role, Running } from '@civicline/service-kit';
import { callContext, grpcClient, logger, startService } from '@civicline/service-kit';
import {
  eventually,
  fixedClock,
  freePort,
  keeperSettings,
  keySettings,
  realPostgres,
  tester,
} from '@civicline/testkit';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { routingService } from '../src/service';

const apps = path.resolve(__dirname, '../..');
const seed = path.join(apps, 'department-directory/seed');
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as unknown;
const log = logger('test', 'silent');

export const rulesOfSeed = () => routing.RuleSet.fromJSON(read(path.join(__dirname, '../seed/rules.json')));

/** A real neighbour, built, in a process of its own: no room imports another. */
const startNeighbour = (app: string, database: string, port: number) => {
  const child = spawn(process.execPath, ['--no-deprecation', path.join(apps, app, 'dist/main.js')], {
    env: {
      PATH: process.env['PATH'],
      CIVICLINE_DATABASE_URL: database,
      CIVICLINE_EVENTS: database,
      CIVICLINE_GRPC_PORT: String(port),
      ...(app === 'scheduling' ? keeperSettings : keySettings),
    },
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
};

/** The real ledger of promises with the post offices of its seed, open whatever the clock says. */
export const startLedger = async (database: string, port: number) => {
  const end = startNeighbour('scheduling', database, port);
  const client = grpcClient(scheduling.SchedulingServiceService, `127.0.0.1:${port}`, tester);
  const seeded = read(path.join(apps, 'scheduling/seed/schedules.json')) as { purpose?: string }[];
  const schedules = scheduling.ImportSchedulesRequest.fromJSON({
    schedules: seeded.filter(({ purpose }) => purpose === 'post'),
  });
  const call = () => callContext({ caller: { role: 'system', id: 'test' }, timeoutMs: 60_000 });
  await eventually(() => client.importSchedules(schedules, call()));
  return {
    client,
    call,
    stop: async () => {
      await client.stop();
      await end();
    },
  };
};

/** The real directory with its seed. */
const startDirectory = async (database: string, port: number) => {
  const end = startNeighbour('department-directory', database, port);
  const client = grpcClient(directory.DirectoryServiceService, `127.0.0.1:${port}`, tester);
  const call = () => callContext({ timeoutMs: 60_000 });
  const rows = directory.ImportDirectoryRequest.fromJSON({
    units: read(path.join(seed, 'units.json')),
    offices: read(path.join(seed, 'offices.json')),
    hotlines: read(path.join(seed, 'hotlines.json')),
    procedures: readdirSync(path.join(seed, 'procedures')).flatMap(
      (file) => read(path.join(seed, 'procedures', file)) as unknown[],
    ),
  });
  await eventually(() => client.importDirectory(rows, call()));
  return {
    client,
    stop: async () => {
      await client.stop();
      await end();
    },
  };
};

/** Routing on a real database beside the real directory with its seed, at nine on Wednesday 25 November 2026. */
export const openWorld = async ({
  replicas = 1,
  scanUrl = '',
  /** Where the ledger of promises is; nobody promises anything where it is left out. */
  ledger = '127.0.0.1:9',
  clock = fixedClock('2026-11-25T09:00:00+07:00') as Clock & ReturnType<typeof fixedClock>,
} = {}) => {
  const [postgres, offices] = [await realPostgres(), await realPostgres()];
  const directoryPort = await freePort();
  const known = await startDirectory(offices.url, directoryPort);
  const events = openEventLog(postgres.url, { clientId: 'test', logger: log });
  await events.start();
  const running: Running[] = [];
  const settings = {
    ...keeperSettings,
    CIVICLINE_DATABASE_URL: postgres.url,
    CIVICLINE_EVENTS: postgres.url,
    CIVICLINE_DIRECTORY_ADDRESS: `127.0.0.1:${directoryPort}`,
    CIVICLINE_SCHEDULING_ADDRESS: ledger,
    ...(scanUrl ? { CIVICLINE_SCAN_URL: scanUrl } : {}),
  };
  const clients = await Promise.all(
    Array.from({ length: replicas }, async () => {
      const port = await freePort();
      const env = { ...settings, CIVICLINE_GRPC_PORT: String(port) };
      running.push(await startService(routingService, env, { log, clock }));
      return grpcClient(routing.RoutingServiceService, `127.0.0.1:${port}`, tester);
    }),
  );
  await Promise.all(running.map(({ started }) => started));
  const [client] = clients;
  if (!client) throw new Error('no replica');
  const as = (role: Role, id: string, officeId?: string) => (idempotencyKey?: string) =>
    callContext({ caller: { role, id, ...(officeId ? { officeId } : {}) }, idempotencyKey, timeoutMs: 60_000 });
  await client.publishRules({ rules: rulesOfSeed(), expectedVersion: 0, note: 'seed' }, as('admin', 'admin01')());
  return {
    client,
    clients,
    events,
    clock,
    directory: known.client,
    postgres,
    settings,
    agent: as('agent', 'agent01'),
    land: as('officer', 'officer.land', 'so-tnmt'),
    justice: as('officer', 'officer.justice', 'so-tp'),
    supervisor: as('supervisor', 'supervisor01'),
    admin: as('admin', 'admin01'),
    citizen: as('citizen', 'visitor'),
    system: as('system', 'notification'),
    postOffice: (id: string) => as('system', 'system-post', id)(),
    stopServices: async () => {
      for (const one of running.splice(0)) await one.stop();
    },
    /** Reads past the service. */
    sql: async <T>(text: string, values: unknown[] = []): Promise<T[]> => {
      const db = new Client({ connectionString: postgres.url, options: '-c search_path=routing' });
      await db.connect();
      try {
        return (await db.query(text, values)).rows as T[];
      } finally {
        await db.end();
      }
    },
    close: async () => {
      for (const one of clients) await one.stop();
      for (const one of running.splice(0)) await one.stop();
      await known.stop();
      await events.stop();
      await postgres.drop();
      await offices.drop();
    },
  };
};

export type World = Awaited<ReturnType<typeof openWorld>>;

/** A question about land from Bien Hoa, to which more may be said. */
export const question = (more: Record<string, unknown> = {}) =>
  routing.ReferRequest.fromPartial({
    matter: { topic: 'land', procedureCode: 'BD-01', unitCode: '75', locale: common.Locale.VI },
    question: 'Hồ sơ đăng ký thế chấp nộp từ ngày 1 chưa có kết quả.',
    citizen: { name: 'Nguyễn Văn An', phone: '0912345678', email: '' },
    ...more,
  } as never);

/** What the log says of referrals, in order. */
export const announced = async (world: World) => {
  const found: { what: string; code: string; version: number; text: string }[] = [];
  for await (const record of world.events.readAll(topics.referral)) {
    const { referral } = routing.ReferralChanged.decode(record.value);
    found.push({
      what: (record.headers['ce_type'] ?? '').replace(/^civicline\.referral\.(.*)\.v1$/, '$1'),
      code: referral?.code ?? '',
      version: referral?.version ?? 0,
      text: Buffer.from(record.value).toString('latin1'),
    });
  }
  return found;
};
