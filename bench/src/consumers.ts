import { common, scheduling, topics } from '@civicline/contracts';
import type { LogRecord } from '@civicline/events';
import { openEventLog, toRecord } from '@civicline/events';
import { logger } from '@civicline/service-kit';
import { prepareJava, preparePython, startKafka } from '@civicline/testkit';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Row } from './measure';
import { against } from './measure';

const topic = topics.appointment;
const office = 'office-7';
const offices = 50;
/** Each visit is booked, moved and fulfilled. */
const steps = 3;
const atOnce = 5_000;

const start = Date.UTC(2026, 11, 1, 1);
const visitOf = (n: number, version: number): scheduling.PromisedVisit =>
  scheduling.PromisedVisit.fromPartial({
    appointmentId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    code: `V${n}`,
    version,
    officeId: `office-${n % offices}`,
    officeName: { vi: 'Bộ phận một cửa phường Trấn Biên', en: 'One-stop window of Tran Bien ward' },
    officeAddress: { vi: '90 Hưng Đạo Vương, Trấn Biên', en: '90 Hung Dao Vuong, Tran Bien' },
    scheduleId: 'counter-1',
    slotId: `slot-${n % 1_000}`,
    start: new Date(start + (n % 10_000) * 900_000),
    end: new Date(start + (n % 10_000) * 900_000 + 900_000),
    procedureCode: 'BD-01',
    procedureName: { vi: 'Đăng ký thế chấp quyền sử dụng đất', en: 'Registration of a mortgage' },
    locale: common.Locale.VI,
  });

const eventOf = (n: number): LogRecord => {
  const version = (n % steps) + 1;
  const visit = visitOf(Math.floor(n / steps), version);
  const what = (['booked', 'moved', 'fulfilled'] as const)[version - 1];
  const type = `civicline.appointment.${what ?? 'booked'}.v1`;
  const facts = { id: randomUUID(), type, source: '/scheduling', subject: visit.appointmentId, topic };
  return toRecord({ ...facts, time: new Date(start), data: { visit } });
};

const fill = async (broker: string, events: number) => {
  const log = openEventLog(`kafka=${broker}`, { clientId: 'bench', logger: logger('bench', 'silent') });
  await log.start();
  for (let n = 0; n < events; n += atOnce)
    await log.append(Array.from({ length: Math.min(atOnce, events - n) }, (_, k) => eventOf(n + k)));
  await log.stop();
};

const root = path.resolve(__dirname, '../..');
const bare = (file: string) => path.join(root, 'bench/consumers', file);
const node = async (script: string, args: readonly string[]) =>
  (await promisify(execFile)(process.execPath, [script, ...args])).stdout;

/** A department's system against the bare client of its language. Each prints what it read. */
interface Pair {
  readonly language: string;
  readonly client: () => Promise<string>;
  readonly ours: () => Promise<string>;
}

/** Events a second, as a reader printed it: from the first one that came to the last. Throws when it did not read all. */
const rateOf = (printed: string, events: number) => {
  const [, read, seconds] = /^(\d+) events in ([\d.]+) s/.exec(printed) ?? [];
  if (Number(read) !== events) throw new Error(`not ${events} events: ${printed}`);
  return events / Number(seconds);
};

/** Readers of the whole log from offset 0, one after the other, in each language beside its bare client. */
export const benchConsumers = async (runs: number, events: number): Promise<Row[]> => {
  const [python, java] = await Promise.all([preparePython(), prepareJava()]);
  const kafka = await startKafka();
  const [broker = ''] = kafka.brokers;
  await fill(broker, events);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'civicline-agendas-'));
  const asked = (flag: string, kafkaAt: string, file: string) => [
    ...[flag, kafkaAt, '--office', office],
    ...['--agenda', path.join(folder, file), '--once'],
  ];
  const ts = path.join(root, 'examples/department-consumer-ts/src/main.mjs');
  const pairs: Pair[] = [
    {
      language: 'TypeScript (kafkajs)',
      client: () => node(bare('bare.mjs'), [broker, topic]),
      ours: () => node(ts, asked('--events', `kafka=${broker}`, randomUUID())),
    },
    {
      language: 'Python (confluent-kafka)',
      client: () => python.run(bare('bare.py'), ['--kafka', broker, '--topic', topic]),
      ours: () => python.run('consume.py', asked('--kafka', broker, 'python')),
    },
    {
      language: 'Java (kafka-clients)',
      client: () => java.run(bare('Bare.java'), [broker, topic]),
      ours: () => java.run('department-consumer.jar', asked('--kafka', broker, 'java')),
    },
  ];
  const rows: Row[] = [];
  for (const { language, client, ours } of pairs) {
    const [floor, own]: [number[], number[]] = [[], []];
    for (let run = 0; run < runs; run++) {
      floor.push(rateOf(await client(), events));
      own.push(rateOf(await ours(), events));
    }
    rows.push(against(`agenda from offset 0, ${events} events, ${language}`, floor, own, 'events a second', '>= 0.8'));
  }
  await kafka.drop();
  python.drop();
  java.drop();
  rmSync(folder, { recursive: true });
  return rows;
};
