import { scheduling } from '@civicline/contracts';
import { grpcClient } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { eventually } from '@civicline/testkit';
import { createHmac, randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { openCounter } from './counter';
import { databaseOf } from './house-database';
import type { Row } from './measure';
import { load } from './measure';
import { callOn } from './one-connection';
import { parentOf, pidsUnder, processorOf } from './processor';

const warmUps = 100;
const pieces = 400;
const atOnce = 4;
const settledWithinMs = 120_000;

const rooms = ['gateway', 'department-directory', 'scheduling', 'call-intake', 'routing', 'notification'] as const;
const schemas = ['scheduling', 'intake', 'routing', 'notification', 'directory', 'event_log'];

/** Looks at the processor and the disk that the house has used so far. */
const meterOf = async (house: House) => {
  const db = databaseOf(house);
  const { rows } = await db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const parent = parentOf(rows[0]?.pid ?? 0);
  const bytes = async () => {
    await db.query('CHECKPOINT');
    const found = await db.query<{ schema: string; bytes: string }>(
      `SELECT n.nspname AS schema, sum(pg_total_relation_size(c.oid)) AS bytes
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'r' AND n.nspname = ANY($1) GROUP BY n.nspname`,
      [schemas],
    );
    return new Map(found.rows.map((row) => [row.schema, Number(row.bytes)]));
  };
  return {
    db,
    read: async () => ({
      rooms: rooms.map((room) => processorOf(house.pidsOf(room))),
      postgres: processorOf([parent, ...pidsUnder(parent)]),
      bytes: await bytes(),
    }),
  };
};

interface Kind {
  readonly what: string;
  readonly make: (n: number) => Promise<unknown>;
  /** Of how many the house has nothing more to do. */
  readonly done: string;
}

const kilobytes = (bytes: number) => (bytes / 1_024 / pieces).toFixed(1);
const milliseconds = (seconds: number) => ((seconds * 1_000) / pieces).toFixed(1);

/** What one of a kind costs the whole house: all that follows from it included, until nothing more is to be done. */
const costOf = async (house: House, { what, make, done }: Kind): Promise<Row> => {
  const meter = await meterOf(house);
  const settled = async (count: number) => {
    await eventually(async () => {
      const { rows } = await meter.db.query<{ n: number }>(done);
      if ((rows[0]?.n ?? 0) < count) throw new Error(`${what}: ${rows[0]?.n} of ${count}`);
    }, settledWithinMs);
  };
  await load(warmUps, atOnce, make);
  await settled(warmUps);
  const before = await meter.read();
  await load(pieces, atOnce, (n) => make(warmUps + n));
  await settled(warmUps + pieces);
  const after = await meter.read();
  await meter.db.end();
  const processor = rooms.map((room, n) => [room, (after.rooms[n] ?? 0) - (before.rooms[n] ?? 0)] as const);
  const all = [...processor, ['PostgreSQL', after.postgres - before.postgres] as const];
  const grown = schemas.map(
    (schema) => [schema, (after.bytes.get(schema) ?? 0) - (before.bytes.get(schema) ?? 0)] as const,
  );
  return {
    what: `cost of ${what}`,
    floor: '',
    ours:
      `${milliseconds(all.reduce((sum, [, seconds]) => sum + seconds, 0))} ms processor ` +
      `(${all.map(([room, seconds]) => `${room} ${milliseconds(seconds)}`).join(', ')}); ` +
      `${kilobytes(grown.reduce((sum, [, bytes]) => sum + bytes, 0))} kB ` +
      `(${grown.map(([schema, bytes]) => `${schema} ${kilobytes(bytes)}`).join(', ')})`,
    ratio: '',
    goal: '',
  };
};

/** What a booking and a call cost in processor and in disk, over the doors that citizens and telephone systems use. */
export const benchCost = async (house: House): Promise<Row[]> => {
  const agent = new Agent({ keepAlive: true });
  const client = grpcClient(scheduling.SchedulingServiceService, house.addresses.scheduling, house.badge);
  const slotAt = await openCounter(client, 'cost', 50);
  await client.stop();
  const book = async (n: number) => {
    const { status } = await callOn(agent, house.url, 'POST', '/api/v1/appointments', {
      slotId: slotAt(n),
      procedureCode: 'BD-01',
      citizen: { name: 'Nguyễn Văn An', phone: `+8497${String(1_000_000 + n)}` },
    });
    if (status !== 201) throw new Error(`a booking was answered ${status}`);
  };
  const phone = async (n: number) => {
    const callId = randomUUID();
    const at = (seconds: number) => new Date(Date.now() - 120_000 + seconds * 1_000).toISOString();
    const events = [
      { event: 'newCall', at: at(0), number: `0978${String(100_000 + n)}`, distribution: 'theirs' },
      { event: 'queued', at: at(5), queue: 'land' },
      { event: 'answer', at: at(20), agent: '102' },
      { event: 'hangup', at: at(110), detail: 'caller' },
    ].map((event, place) => ({ ...event, id: String(place), callId }));
    const body = JSON.stringify({ source: 'bench', events });
    const seconds = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac('sha256', house.secrets.cti).update(`${seconds}.${body}`).digest('hex');
    const answer = await fetch(`${house.url}/integrations/cti/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-timestamp': seconds, 'x-signature': signature },
      body,
    });
    if (!answer.ok) throw new Error(`a call was answered ${answer.status}: ${await answer.text()}`);
  };
  const told = `SELECT count(*)::int AS n FROM notification.message WHERE status = 'delivered' AND channel = 'sms'`;
  const ended = `SELECT count(*)::int AS n FROM intake.call WHERE source = 'bench' AND outcome IS NOT NULL`;
  const rows = [
    await costOf(house, { what: 'a booking', make: book, done: told }),
    await costOf(house, { what: 'a call', make: phone, done: ended }),
  ];
  agent.destroy();
  return rows;
};
