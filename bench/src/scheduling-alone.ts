import { directory, scheduling, topics } from '@civicline/contracts';
import { openEventLog, toRecord } from '@civicline/events';
import { callContext, grpcClient, logger } from '@civicline/service-kit';
import { eventually, tester } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { startServiceAlone } from './service-alone';

const log = logger('bench', 'silent');

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

/** scheduling with one office to book at, and nobody else on the machine. */
export const startSchedulingAlone = async () => {
  const service = await startServiceAlone('scheduling');
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
  return {
    postgres: service.postgres,
    client,
    stop: async () => {
      await client.stop();
      await service.stop();
    },
  };
};
