import { scheduling } from '@civicline/contracts';
import { openEventLog } from '@civicline/events';
import { callContext, grpcClient, logger } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { eventually, startHouse, startKafkaClusterInJava } from '@civicline/testkit';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openCitizens } from './citizens';
import type { Fault, Gear } from './faults';
import { faults } from './faults';
import type { Host } from './host';
import { openHost, query } from './host';
import type { Received } from './measure';
import { isWhole, measure } from './measure';
import type { Tried } from './table';
import { writeTable } from './table';
import { followWords } from './words';

const { values } = parseArgs({
  options: {
    /** Only faults whose name has this in it; the page is then left as it is. */
    only: { type: 'string', default: '' },
  },
});

const page = path.resolve(__dirname, '../../../docs/faults.md');
const libfaketime = ['x86_64-linux-gnu', 'aarch64-linux-gnu']
  .map((machine) => `/usr/lib/${machine}/faketime/libfaketimeMT.so.1`)
  .find((file) => existsSync(file));
const beforeMs = 3_000;
const afterMs = 5_000;
const calmWithinMs = 180_000;
const officeId = 'ppac';

/** A counter with room for everybody. */
const openCounter = async (house: House): Promise<string[]> => {
  const client = grpcClient(scheduling.SchedulingServiceService, house.addresses.scheduling, house.badge);
  const id = 'faults';
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    intervals: [{ opens: '00:00', closes: '24:00' }],
  }));
  const schedule = {
    id,
    officeId,
    name: { vi: id, en: id },
    slotMinutes: 30,
    places: 200,
    horizonDays: 60,
    hours: { weekly },
  };
  await client.importSchedules(
    { schedules: [scheduling.Schedule.fromPartial(schedule)], dryRun: false },
    callContext({ caller: { role: 'system', id } }),
  );
  await client.stop();
  const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
  return Array.from({ length: 24 }, (_, hour) => `${id}.${day}T${String(hour).padStart(2, '0')}00`);
};

const standing = async (host: Host): Promise<Set<string>> => {
  const rows = await query<{ code: string }>(
    host.database(),
    `SELECT code FROM scheduling.appointment WHERE status = 'booked'`,
  );
  return new Set(rows.map(({ code }) => code));
};

/** One fault on a house at work, from some seconds before it until everybody has been told. */
const tryFault = async (
  fault: Fault,
  gear: Gear,
  slotIds: readonly string[],
  received: () => readonly Received[],
): Promise<Tried> => {
  const citizens = openCitizens(gear.house, slotIds);
  await pause(beforeMs);
  const from = Date.now();
  await fault.happen(gear);
  await pause(afterMs);
  await citizens.stop();
  const look = async () => measure(from, citizens, await standing(gear.host), received());
  const measured = await eventually(async () => {
    const now = await look();
    if (!isWhole(now)) throw new Error('not yet');
    return now;
  }, calmWithinMs).catch(look);
  await fault.afterwards?.(gear);
  return { fault, measured };
};

const run = async () => {
  const wanted = faults.filter(({ name }) => name.includes(values.only));
  const ends: (() => Promise<unknown>)[] = [];
  try {
    if (!libfaketime) throw new Error('libfaketime is missing: apt-get install libfaketime');
    const host = await openHost();
    ends.push(host.close);
    const kafka = await startKafkaClusterInJava(3);
    ends.push(() => Promise.all(kafka.map((node) => node.drop())));
    const carrier = `kafka=${kafka.flatMap(({ brokers }) => brokers).join(',')}`;
    const clockFile = path.join(mkdtempSync(path.join(os.tmpdir(), 'civicline-clock-')), 'clock');
    writeFileSync(clockFile, '+0');
    const house = await startHouse(
      {
        ...{ CIVICLINE_COMMANDS_A_MINUTE: '100000', CIVICLINE_READS_A_MINUTE: '100000' },
        ...{ LD_PRELOAD: libfaketime, FAKETIME_TIMESTAMP_FILE: clockFile, FAKETIME_CACHE_DURATION: '1' },
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      },
      ['--events', carrier, '--postgres', host.url],
    );
    ends.push(house.stop);
    const events = openEventLog(carrier, { clientId: 'faults', logger: logger('faults', 'fatal') });
    await events.start();
    ends.push(() => events.stop());
    const slotIds = await openCounter(house);
    const words = followWords(house);
    ends.push(words.stop);
    const tried: Tried[] = [];
    for (const fault of wanted) {
      const one = await tryFault(fault, { house, host, kafka, events, clockFile }, slotIds, words.received);
      tried.push(one);
      console.log(`${fault.name}: ${JSON.stringify(one.measured)}`);
    }
    const failed = tried.filter(({ measured }) => !isWhole(measured));
    if (!values.only) {
      const cpus = os.cpus();
      writeTable(
        page,
        tried,
        new Date().toISOString().slice(0, 10),
        `${cpus.length} processors (${cpus[0]?.model ?? ''})`,
      );
    }
    console.log(`faults: ${tried.length} tried, ${failed.length} lost something`);
    process.exitCode = failed.length ? 1 : 0;
  } finally {
    for (const end of ends.reverse()) await end().catch((error: unknown) => console.error(error));
  }
};

run().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
