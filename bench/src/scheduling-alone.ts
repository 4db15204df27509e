import { directory, scheduling, topics } from '@civicline/contracts';
import { openEventLog, toRecord } from '@civicline/events';
import { callContext, grpcClient, logger } from '@civicline/service-kit';
import { eventually, freePort, realPostgres } from '@civicline/testkit';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';

const log = logger('bench', 'silent');
const root = path.resolve(__dirname, '../..');

/** Open round the clock, so that a bench never meets a closed door. */
export const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  intervals: [{ opens: '00:00', closes: '24:00' }],
}));

const announced = (type: 'office' | 'procedure', subject: string, data: unknown) =>
  toRecord({
    id: randomUUID(),
    type: `civicline.${type}.changed.v1`,
    source: '/bench',
    subject,
    time: new Date(),
    topic: topics[type],
    data,
  });

/** The office and the procedure that are booked for, as the directory would announce them. */
const announceWorld = async (url: string) => {
  const events = openEventLog(url, { clientId: 'bench', logger: log });
  await events.start();
  const text = { vi: 'Trung tâm', en: 'Center' };
  const office = {
    id: 'ppac',
    kind: directory.OfficeKind.PROVINCIAL_CENTER,
    name: text,
    address: text,
    unitCode: '75',
    hours: { weekly: always },
  };
  const procedure = {
    code: 'BD-01',
    field: 'mortgage',
    name: text,
    departmentId: 'so-tnmt',
    levels: [directory.UnitLevel.PROVINCE],
    channels: { counter: true },
  };
  await events.append([
    announced('office', 'ppac', { office: directory.Office.fromPartial(office) }),
    announced('procedure', 'BD-01', { procedure: directory.Procedure.fromPartial(procedure) }),
  ]);
  await events.stop();
};

/** scheduling as a process of its own on a database of its own, and nobody else on the machine. */
export const startSchedulingAlone = async () => {
  const postgres = await realPostgres();
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['-r', require.resolve('@civicline/service-kit/telemetry'), path.join(root, 'apps/scheduling/dist/main.js')],
    {
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        CIVICLINE_DATABASE_URL: postgres.url,
        CIVICLINE_EVENTS: postgres.url,
        CIVICLINE_GRPC_PORT: String(port),
      },
      stdio: 'ignore',
    },
  );
  await announceWorld(postgres.url);
  const client = grpcClient(scheduling.SchedulingServiceService, `127.0.0.1:${port}`);
  const anything = {
    officeId: 'ppac',
    procedureCode: 'BD-01',
    from: undefined,
    to: undefined,
    includeFull: false,
    pageSize: 1,
    pageToken: '',
  };
  await eventually(() => client.listSlots(anything, callContext()), 60_000);
  return {
    postgres: postgres.url,
    client,
    stop: async () => {
      await client.stop();
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      await postgres.drop();
    },
  };
};
