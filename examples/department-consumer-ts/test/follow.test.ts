import type { House } from '@civicline/testkit';
import { eventually, startHouse, startKafka } from '@civicline/testkit';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

jest.setTimeout(180_000);
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
  await eventually(() => expect(Object.keys(visits()).sort()).toEqual([kept.code, dropped.code].sort()), 60_000);
  first.kill('SIGKILL');
  await post(house, `/appointments/${kept.code}/move`, { slotId: items[2]?.id }, { 'x-phone-proof': '0934567810' });
  await post(house, `/appointments/${dropped.code}/cancel`, {}, { 'x-phone-proof': '0934567811' });
  follow(house.events, agenda);
  await eventually(
    () => expect(visits()).toEqual({ [kept.code]: expect.objectContaining({ status: 'moved' }) as unknown }),
    60_000,
  );
  expect(readFileSync(agenda, 'utf8')).not.toMatch(/Hoàng An|345678/);
});
