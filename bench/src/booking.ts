import { scheduling } from '@civicline/contracts';
import { callContext } from '@civicline/service-kit';
import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import type { Row } from './measure';
import { against, load } from './measure';
import { always, startSchedulingAlone } from './scheduling-alone';

const atOnce = 32;
const attempts = 1_600;

const day = (n: number) => `202612${String((n % 27) + 1).padStart(2, '0')}`;

/**
 * The floor: the statements of a booking and no service around them, from a pool of the same size. Found in the log of a
 * booking: begin, key, hold of the place, appointment, event, key's result, commit.
 */
const floorBooking = (pool: Pool) => async (slot: string) => {
  const client = await pool.connect();
  try {
    const [id, key] = [randomUUID(), randomUUID()];
    await client.query('BEGIN');
    await client.query({
      name: 'k',
      text: `INSERT INTO floor_key (caller, command, key, fingerprint) VALUES ('c', 'b', $1, 'f') ON CONFLICT DO NOTHING RETURNING true`,
      values: [key],
    });
    for (const name of ['s', 'p', 'o', 'n'])
      await client.query({ name, text: 'SELECT 1 FROM floor_slot WHERE id = $1', values: [slot] });
    const { rowCount } = await client.query({
      name: 't',
      text: `UPDATE floor_place SET state = 'booked', appointment_id = $2 WHERE (slot_id, n) = (SELECT slot_id, n FROM floor_place WHERE slot_id = $1 AND state = 'free' ORDER BY n LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING n`,
      values: [slot, id],
    });
    if (!rowCount) throw new Error('full');
    await client.query({
      name: 'a',
      text: 'INSERT INTO floor_appointment (id, slot_id, doc) VALUES ($1, $2, $3)',
      values: [id, slot, JSON.stringify({ name: 'Nguyễn Văn An', phone: '+84912345678' })],
    });
    await client.query({
      name: 'e',
      text: 'INSERT INTO floor_outbox (topic, key, headers, payload) VALUES ($1, $2, $3, $4)',
      values: ['t', id, '{}', Buffer.alloc(300)],
    });
    await client.query({
      name: 'r',
      text: `UPDATE floor_key SET result = $2 WHERE caller = 'c' AND command = 'b' AND key = $1`,
      values: [key, JSON.stringify({ id, slot })],
    });
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
};

const prepareFloor = async (pool: Pool, slots: readonly string[], places: number) => {
  await pool.query(`DROP TABLE IF EXISTS floor_key, floor_slot, floor_place, floor_appointment, floor_outbox`);
  await pool.query(`CREATE TABLE floor_key (caller text, command text, key text, fingerprint text, result jsonb, PRIMARY KEY (caller, command, key));
    CREATE TABLE floor_slot (id text PRIMARY KEY);
    CREATE TABLE floor_place (slot_id text, n int, state text, appointment_id uuid UNIQUE, PRIMARY KEY (slot_id, n));
    CREATE TABLE floor_appointment (id uuid PRIMARY KEY, slot_id text, doc jsonb);
    CREATE TABLE floor_outbox (id bigserial PRIMARY KEY, topic text, key text, headers jsonb, payload bytea)`);
  await pool.query('INSERT INTO floor_slot SELECT unnest($1::text[])', [slots]);
  await pool.query(
    `INSERT INTO floor_place SELECT s, n, 'free', NULL FROM unnest($1::text[]) AS s, generate_series(1, $2) AS n`,
    [slots, places],
  );
};

let phones = 0;
const citizen = () => ({ name: 'Nguyễn Văn An', phone: `+84${900_000_000 + (phones++ % 99_999_999)}`, email: '' });

/**
 * Booking through gRPC against the same statements from pg: one hot slot, and spread over 200. One run before those that
 * count lets both warm up.
 */
export const benchBooking = async (runs: number): Promise<Row[]> => {
  const { postgres, client, stop } = await startSchedulingAlone();
  const pool = new Pool({ connectionString: postgres, max: 16 });
  const asSystem = (key?: string) =>
    callContext({ caller: { role: 'system', id: 'bench' }, timeoutMs: 30_000, idempotencyKey: key });
  const rows: Row[] = [];
  const shapes = [
    // Eight slots one after the other: at any moment everybody wants the same one.
    ['booking, one hot slot', 8, (n: number) => Math.floor(n / 200)],
    ['booking, 200 slots', 200, (n: number) => n % 200],
  ] as const;
  for (const [what, slots, slotOf] of shapes) {
    const [floor, ours]: [number[], number[]] = [[], []];
    const places = Math.ceil(attempts / slots);
    for (let run = 0; run <= runs; run++) {
      const names = Array.from({ length: slots }, (_, n) => `floor-${n}`);
      await prepareFloor(pool, names, places);
      const book = floorBooking(pool);
      floor.push((await load(attempts, atOnce, (n) => book(names[slotOf(n)] ?? ''))).perSecond);

      const id = `bench-${slots}-${run}`;
      const name = { vi: id, en: id };
      const schedule = {
        id,
        officeId: 'ppac',
        name,
        slotMinutes: 30,
        places,
        horizonDays: 60,
        hours: { weekly: always },
      };
      const schedules = [scheduling.Schedule.fromPartial(schedule)];
      const { faults } = await client.importSchedules({ schedules, dryRun: false }, asSystem());
      if (faults.length) throw new Error(JSON.stringify(faults));
      const slotAt = (n: number) =>
        `${id}.${day(1 + Math.floor(n / 40))}T${String(Math.floor((n % 40) / 2)).padStart(2, '0')}${n % 2 ? '30' : '00'}`;
      const request = (n: number) =>
        scheduling.BookAppointmentRequest.fromPartial({
          slotId: slotAt(slotOf(n)),
          procedureCode: 'BD-01',
          citizen: citizen(),
        });
      const { perSecond } = await load(attempts, atOnce, (n) =>
        client.bookAppointment(request(n), asSystem(randomUUID())),
      );
      ours.push(perSecond);
    }
    rows.push(against(what, floor.slice(1), ours.slice(1), 'a second', '>= 0.6'));
  }
  await pool.end();
  await stop();
  return rows;
};
