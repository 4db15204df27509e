import { directory, scheduling, topics } from '@civicline/contracts';
import { openEventLog, toRecord } from '@civicline/events';
import { callContext, grpcClient, logger } from '@civicline/service-kit';
import { eventually, tester } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { always, dayAway } from './counter';
import { processorOf } from './processor';
import type { AloneOptions } from './service-alone';
import { startServiceAlone } from './service-alone';

const log = logger('bench', 'silent');

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

let phones = 0;
/** Somebody who has not booked yet: each has a number of their own. */
export const citizen = () => ({
  name: 'Nguyễn Văn An',
  phone: `+84${900_000_000 + (phones++ % 99_999_999)}`,
  email: '',
});

/** scheduling with one office to book at, and nobody else on the machine. */
export const startSchedulingAlone = async (options?: AloneOptions) => {
  const service = await startServiceAlone('scheduling', options);
  await announceWorld(service.postgres);
  const client = grpcClient(scheduling.SchedulingServiceService, service.addresses.join(','), tester);
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
  let made = 0;
  return {
    postgres: service.postgres,
    client,
    /** Seconds of processor that the service has had so far. */
    processor: () => processorOf([service.pid(0)]),
    /** A schedule that nobody has booked, so many places a slot; gives the id of its nth slot. */
    freshSchedule: async (places: number) => {
      const id = `bench-${made++}`;
      const name = { vi: id, en: id };
      const hours = { weekly: always };
      const schedule = { id, officeId: 'ppac', name, slotMinutes: 30, places, horizonDays: 60, hours };
      const schedules = [scheduling.Schedule.fromPartial(schedule)];
      const context = callContext({ caller: { role: 'system', id: 'bench' }, timeoutMs: 30_000 });
      const { faults } = await client.importSchedules({ schedules, dryRun: false }, context);
      if (faults.length) throw new Error(JSON.stringify(faults));
      return (n: number) =>
        `${id}.${dayAway(2 + Math.floor(n / 40))}T${String(Math.floor((n % 40) / 2)).padStart(2, '0')}${n % 2 ? '30' : '00'}`;
    },
    stop: async () => {
      await client.stop();
      await service.stop();
    },
  };
};
