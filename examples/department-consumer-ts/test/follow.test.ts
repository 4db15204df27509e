import type { DepartmentSystem, House } from '@civicline/testkit';
import { eventually, prepareJava, preparePython, startHouse, startKafka } from '@civicline/testkit';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import { Kafka, logLevel } from 'kafkajs';
import path from 'node:path';
import { Writer } from 'protobufjs';

let python: DepartmentSystem;
let java: DepartmentSystem;
beforeAll(async () => {
  [python, java] = await Promise.all([preparePython(), prepareJava()]);
});
afterAll(() => {
  python?.drop();
  java?.drop();
});
const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const post = async (house: House, at: string, body: object, headers: Record<string, string> = {}) =>
  (await (
    await fetch(`${house.url}/api/v1${at}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
      body: JSON.stringify(body),
    })
  ).json()) as { code: string };

const follow = (events: string, agenda: string): ChildProcess => {
  const child = spawn(
    process.execPath,
    [path.join(__dirname, '../src/main.mjs'), '--events', events, '--office', 'ppac', '--agenda', agenda],
    { stdio: 'ignore' },
  );
  ends.push(() => void child.kill('SIGKILL'));
  return child;
};

const later = 2_000_000_000;
/** What a later hotline announces: a visit with a field that today's contracts do not know, and a type that they do not know. */
const announceGrown = async (broker: string) => {
  const visit = Writer.create().uint32(18).string('GROWN-01').uint32(34).string('ppac');
  visit.uint32(74).fork().uint32(8).int64(later).ldelim();
  const value = Writer.create().uint32(10).bytes(visit.finish()).uint32(7_994).string('of later').finish();
  const headersOf = (type: string, schema: string) => ({
    ...{ ce_id: randomUUID(), ce_type: `civicline.appointment.${type}.v1` },
    ce_dataschema: `civicline.scheduling.v1.${schema}`,
  });
  const producer = new Kafka({ clientId: 'later', brokers: [broker], logLevel: logLevel.NOTHING }).producer();
  await producer.connect();
  await producer.send({
    topic: 'civicline.appointment.v1',
    messages: [
      { key: 'grown', value: Buffer.from(value), headers: headersOf('booked', 'AppointmentBooked') },
      { key: 'grown', value: Buffer.from(value), headers: headersOf('renamed', 'AppointmentRenamed') },
    ],
  });
  await producer.disconnect();
};

const openKafka = async () => {
  const kafka = await startKafka();
  ends.push(() => kafka.drop());
  return ['--events', `kafka=${kafka.brokers[0] ?? ''}`];
};

it.each<[string, () => Promise<string[]>]>([
  ['the embedded log', () => Promise.resolve([])],
  ['Kafka', openKafka],
])('a department rebuilds its agenda from %s, killed and started again on the way', async (_, open) => {
  const house = await startHouse({}, [...(await open()), '--replicas', '2']);
  ends.push(() => house.stop());
  const agenda = path.join(mkdtempSync(path.join(os.tmpdir(), 'agenda-')), 'agenda.json');
  const visits = () =>
    (JSON.parse(readFileSync(agenda, 'utf8')) as { visits: Record<string, { status: string }> }).visits;
  const { items } = (await (await fetch(`${house.url}/api/v1/slots?office=ppac&procedure=BD-01&limit=10`)).json()) as {
    items: { id: string }[];
  };
  const book = (n: number) =>
    post(house, '/appointments', {
      slotId: items[n]?.id,
      procedureCode: 'BD-01',
      citizen: { name: 'Hoàng An', phone: `09345678${10 + n}` },
    });
  const kept = await book(0);
  const dropped = await book(1);
  const first = follow(house.events, agenda);
  await eventually(() => expect(Object.keys(visits()).sort()).toEqual([kept.code, dropped.code].sort()));
  first.kill('SIGKILL');
  await post(house, `/appointments/${kept.code}/move`, { slotId: items[2]?.id }, { 'x-phone-proof': '0934567810' });
  await post(house, `/appointments/${dropped.code}/cancel`, {}, { 'x-phone-proof': '0934567811' });
  follow(house.events, agenda);
  await eventually(
    () => expect(visits()).toEqual({ [kept.code]: expect.objectContaining({ status: 'moved' }) as unknown }),
    60_000,
  );
  expect(readFileSync(agenda, 'utf8')).not.toMatch(/Hoàng An|345678/);
  const [scheduling = ''] = house.addresses.scheduling.split(',');
  const asked = ['--scheduling', scheduling, '--sign-in', `${house.url}/oidc/token`];
  const free = await python.run('free_slots.py', asked, { CLIENT_SECRET: house.secrets.system });
  expect(free).toContain(items[5]?.id ?? '-');
  await expect(python.run('free_slots.py', asked, { CLIENT_SECRET: 'guessed' })).rejects.toThrow(/401/);
  if (!house.events.startsWith('kafka=')) return;

  // The contracts have grown: whoever read them before goes on, in each language.
  const broker = house.events.slice('kafka='.length);
  await announceGrown(broker);
  await eventually(() => expect(visits()['GROWN-01']?.status).toBe('booked'));
  const rebuilt = async (system: DepartmentSystem, program: string) => {
    const theirs = `${agenda}.${program}.json`;
    await system.run(program, ['--kafka', broker, '--office', 'ppac', '--agenda', theirs, '--once']);
    return (JSON.parse(readFileSync(theirs, 'utf8')) as { visits: unknown }).visits;
  };
  expect(await rebuilt(python, 'consume.py')).toEqual(visits());
  expect(await rebuilt(java, 'department-consumer.jar')).toEqual(visits());
});
