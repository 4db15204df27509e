import { directory, scheduling, topics } from '@civicline/contracts';
import { openEventLog, toRecord } from '@civicline/events';
import type { Clock, Running } from '@civicline/service-kit';
import { callContext, grpcClient, logger, startService } from '@civicline/service-kit';
import { eventually, fixedClock, freePort, keeperSettings, realPostgres, tester } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { schedulingService } from '../src/service';

const weekly = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  intervals: [
    { opens: '07:30', closes: '11:30' },
    { opens: '13:00', closes: '16:30' },
  ],
}));

export const office = directory.Office.fromPartial({
  id: 'ppac',
  kind: directory.OfficeKind.PROVINCIAL_CENTER,
  name: { vi: 'Trung tâm', en: 'Center' },
  address: { vi: 'Trấn Biên', en: 'Tran Bien' },
  unitCode: '75',
  hours: { weekly },
});

export const procedureOf = (code: string, field: string) =>
  directory.Procedure.fromPartial({
    code,
    field,
    name: { vi: 'Đăng ký thế chấp', en: 'Mortgage' },
    departmentId: 'so-tnmt',
    checklist: [
      { id: 'gcn', name: { vi: 'Sổ đỏ, bản gốc', en: 'Land use right certificate' }, originals: 1 },
      { id: 'cccd', name: { vi: 'Căn cước công dân', en: 'Citizen card' }, originals: 1 },
      {
        id: 'uy-quyen',
        name: { vi: 'Giấy ủy quyền', en: 'Letter of authority' },
        condition: { vi: 'Khi nộp thay', en: 'When somebody else comes' },
      },
    ],
    channels: { counter: true },
  });

/** A counter in half hours. */
export const counter = (id: string, fields: string[], places: number, internalPlaces = 0) =>
  scheduling.Schedule.fromPartial({
    id,
    officeId: 'ppac',
    name: { vi: id, en: id },
    fields,
    slotMinutes: 30,
    places,
    internalPlaces,
    horizonDays: 30,
  });

export const slotAt = (day: string, time: string, scheduleId = 'ppac-land') =>
  `${scheduleId}.${day.replaceAll('-', '')}T${time.replace(':', '')}`;

const clientAt = (port: number) => grpcClient(scheduling.SchedulingServiceService, `127.0.0.1:${port}`, tester);

let phones = 0;
/** Somebody new each time. */
export const somebody = () => ({ name: 'Nguyễn Văn An', phone: `+8491${String(1_000_000 + phones++)}`, email: '' });

/** Real scheduling on a real database, at 8 o'clock on Tuesday 24 November 2026, with one office and two counters. */
export const openWorld = async ({
  replicas = 1,
  clock = fixedClock('2026-11-24T08:00:00+07:00') as Clock & ReturnType<typeof fixedClock>,
} = {}) => {
  const postgres = await realPostgres();
  const log = logger('test', 'silent');
  const events = openEventLog(postgres.url, { clientId: 'test', logger: log });
  await events.start();
  const running: Running[] = [];
  const clients: ReturnType<typeof clientAt>[] = [];
  const addresses: string[] = [];
  const asked: number[] = [];
  for (let n = 0; n < replicas; n++) {
    const port = await freePort();
    const env = {
      CIVICLINE_DATABASE_URL: postgres.url,
      CIVICLINE_EVENTS: postgres.url,
      CIVICLINE_GRPC_PORT: String(port),
      ...keeperSettings,
    };
    asked.push(0);
    const own: Clock = {
      now: () => {
        asked[n] = 1 + (asked[n] ?? 0);
        return clock.now();
      },
    };
    running.push(await startService(schedulingService, env, { log, clock: own }));
    clients.push(clientAt(port));
    addresses.push(`127.0.0.1:${port}`);
  }
  await Promise.all(running.map(({ started }) => started));
  const announce = (type: 'office' | 'procedure', data: unknown, subject: string) =>
    toRecord({
      id: randomUUID(),
      type: `civicline.${type}.changed.v1`,
      source: '/test',
      subject,
      time: clock.now(),
      topic: topics[type],
      data,
    });
  const tell = (...what: Parameters<typeof announce>) => events.append([announce(...what)]);
  await events.append([
    announce('office', { office }, office.id),
    announce('procedure', { procedure: procedureOf('BD-01', 'land') }, 'BD-01'),
    announce('procedure', { procedure: procedureOf('TP-01', 'justice') }, 'TP-01'),
  ]);
  const [first] = clients;
  if (!first) throw new Error('no replica');
  const stopServices = async () => {
    for (const one of running.splice(0)) await one.stop();
  };
  const asAdmin = () => callContext({ caller: { role: 'admin', id: 'admin' }, timeoutMs: 60_000 });
  await first.importSchedules(
    {
      schedules: [
        counter('ppac-land', ['land'], 3),
        counter('ppac-justice', ['justice'], 2),
        counter('ppac-any', [], 1),
      ],
      dryRun: false,
    },
    asAdmin(),
  );
  const anything = { officeId: 'ppac', from: undefined, to: undefined, includeFull: false, pageSize: 0, pageToken: '' };
  for (const procedureCode of ['BD-01', 'TP-01'])
    await eventually(() => first.listSlots({ ...anything, procedureCode }, asAdmin()));
  return {
    postgres,
    events,
    /** Says something in the directory's place. */
    tell,
    clock,
    client: first,
    clients,
    addresses,
    /** How often each replica has looked at the clock: it does with whatever it does. */
    asked: asked as readonly number[],
    citizen: (idempotencyKey?: string) =>
      callContext({ caller: { role: 'citizen', id: 'visitor' }, idempotencyKey, timeoutMs: 60_000 }),
    /** Somebody at another browser. */
    stranger: () => callContext({ caller: { role: 'citizen', id: randomUUID() }, timeoutMs: 60_000 }),
    supervisor: () => callContext({ caller: { role: 'supervisor', id: 'super01' }, timeoutMs: 60_000 }),
    system: () => callContext({ caller: { role: 'system', id: 'notification' }, timeoutMs: 60_000 }),
    agent: (idempotencyKey?: string) =>
      callContext({ caller: { role: 'agent', id: 'agent01' }, idempotencyKey, timeoutMs: 60_000 }),
    officer: (idempotencyKey?: string) =>
      callContext({ caller: { role: 'officer', id: 'officer', officeId: 'ppac' }, idempotencyKey, timeoutMs: 60_000 }),
    admin: asAdmin,
    booking: (slotId: string, more: Partial<scheduling.BookAppointmentRequest> = {}) =>
      scheduling.BookAppointmentRequest.fromPartial({
        slotId,
        procedureCode: 'BD-01',
        citizen: somebody(),
        ...more,
      } as never),
    /** Ends the services and keeps the rest. */
    stopServices,
    close: async () => {
      for (const client of clients) await client.stop();
      await stopServices();
      await events.stop();
      await postgres.drop();
    },
  };
};

export type World = Awaited<ReturnType<typeof openWorld>>;

/** What the log says of appointments, in order. */
export const announced = async (world: World) => {
  const found: { id: string; type: string; code: string; version: number; start: Date | undefined }[] = [];
  for await (const record of world.events.readAll(topics.appointment)) {
    const { visit } = scheduling.AppointmentBooked.decode(record.value);
    found.push({
      id: record.headers['ce_id'] ?? '',
      type: record.headers['ce_type'] ?? '',
      code: visit?.code ?? '',
      version: visit?.version ?? 0,
      start: visit?.start,
    });
  }
  return found;
};

/** What stands in the database, read past the service: open appointments, and everything that must never be. */
export const ledgerOf = async (world: World) => {
  const db = new Client({ connectionString: world.postgres.url, options: '-c search_path=scheduling' });
  await db.connect();
  try {
    const { rows: strays } = await db.query<{ code: string }>(
      `SELECT a.code FROM appointment a LEFT JOIN place p ON p.appointment_id = a.id AND p.slot_id = a.slot_id AND p.state = 'booked'
       WHERE (a.status = 'booked') <> (p.slot_id IS NOT NULL)`,
    );
    const { rows: ghosts } = await db.query<{ code: string }>(
      `SELECT p.slot_id AS code FROM place p LEFT JOIN appointment a ON a.id = p.appointment_id
       WHERE p.state = 'booked' AND a.id IS NULL`,
    );
    const { rows: overbooked } = await db.query<{ code: string }>(
      `SELECT slot_id AS code FROM appointment a JOIN schedule s ON s.id = a.schedule_id WHERE a.status = 'booked'
       GROUP BY slot_id, s.places
       HAVING count(*) > s.places + (SELECT count(*) FROM place x WHERE x.slot_id = a.slot_id AND x.kind = 'extra')`,
    );
    const { rows: booked } = await db.query<{ code: string }>(`SELECT code FROM appointment WHERE status = 'booked'`);
    const { rows: waiting } = await db.query<{ count: number }>('SELECT count(*)::int AS count FROM outbox');
    return {
      disagreements: [...strays, ...ghosts, ...overbooked].map(({ code }) => code),
      booked: booked.map(({ code }) => code),
      outbox: waiting[0]?.count ?? 0,
    };
  } finally {
    await db.end();
  }
};
