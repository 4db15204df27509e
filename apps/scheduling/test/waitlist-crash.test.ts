import { addDays, localDay, weekdayOf } from '@civicline/calendar';
import { scheduling, topics } from '@civicline/contracts';
import { grpcClient } from '@civicline/service-kit';
import { eventually, fixedClock, freePort, tester } from '@civicline/testkit';
import { Client } from 'pg';
import { startProcess } from './process';
import type { World } from './world';
import { ledgerOf, openWorld, slotAt, somebody } from './world';

const now = new Date();
/** Places are offered at noon yesterday: when the process that dies reads its own clock, nobody has answered in time. */
const yesterday = `${addDays(localDay(now), -1)}T12:00:00+07:00`;
const times = ['07:30', '08:00', '08:30', '09:00', '09:30', '10:00', '10:30', '11:00'];
const deaths = 3;

let world: World;
let db: Client;
/** Holds the row at which the process is to die. */
let holder: Client;
beforeAll(async () => {
  world = await openWorld({ clock: fixedClock(yesterday) });
  const connect = async () => {
    const client = new Client({ connectionString: world.postgres.url, options: '-c search_path=scheduling' });
    await client.connect();
    return client;
  };
  [db, holder] = [await connect(), await connect()];
});
afterAll(async () => {
  await holder?.end();
  await db?.end();
  await world.close();
});

/** Four working days from next week on, eight slots of one place each. */
const slotsAhead = () => {
  const days: string[] = [];
  for (let day = addDays(localDay(now), 8); days.length < 4; day = addDays(day, 1))
    if (weekdayOf(day) <= 5) days.push(day);
  return days.flatMap((day) => times.map((time) => ({ day, time, slotId: slotAt(day, time, 'ppac-any') })));
};

/** A full slot, three in line for it, and then its place is given back: the first of them is offered it. */
const offerAt = async ({ day, time, slotId }: ReturnType<typeof slotsAhead>[number]) => {
  const { appointment } = await world.client.bookAppointment(world.booking(slotId), world.stranger());
  const latest = `${time.slice(0, 3)}${time.endsWith('00') ? '15' : '45'}`;
  const line: string[] = [];
  for (let n = 0; n < 3; n++) {
    const citizen = somebody();
    const wish = { officeId: 'ppac', scheduleId: 'ppac-any', procedureCode: 'BD-01', citizen };
    const when = { fromDay: day, toDay: day, earliest: time, latest };
    const request = scheduling.JoinWaitlistRequest.fromPartial({ ...wish, ...when } as never);
    const { entry } = await world.client.joinWaitlist(request, world.stranger());
    line.push(entry?.code ?? '');
  }
  const own = { code: appointment?.code ?? '', phoneProof: appointment?.citizen?.phone ?? '' };
  await world.client.cancelAppointment({ ...own, expectedVersion: 0, reason: '' }, world.stranger());
  return { slotId, line };
};

const passedOn = async () => {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM waitlist_entry WHERE status = 'passed'`,
  );
  return rows[0]?.count ?? 0;
};

/** Whether the process that is to die waits for the row that the test has locked. */
const isHeldUp = async () => {
  const { rows } = await db.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%waitlist_entry%'`,
  );
  return rows.length > 0;
};

it('killed again and again while offers run out: each place passes to the next in line, once, and each step is told once', async () => {
  const lines = [];
  for (const slot of slotsAhead()) lines.push(await offerAt(slot));
  await world.stopServices();

  const port = await freePort();
  for (let life = 0; life < deaths; life++) {
    // Each time it gets somewhat further with what it has not committed, and there it is held up and dies.
    const [, heldUp = ''] = lines[(life + 1) * 7]?.line ?? [];
    await holder.query('BEGIN');
    await holder.query('SELECT FROM waitlist_entry WHERE code = $1 FOR UPDATE', [heldUp]);
    const running = await startProcess(world.postgres.url, port);
    await eventually(running.ready);
    await eventually(async () => expect(await isHeldUp()).toBe(true));
    await running.kill();
    await holder.query('COMMIT');
  }

  const last = await startProcess(world.postgres.url, port);
  await eventually(last.ready);
  await eventually(async () => expect(await passedOn()).toBe(lines.length));
  await eventually(async () => expect((await ledgerOf(world)).outbox).toBe(0));
  const { rows } = await db.query<{ code: string; status: string; slot: string | null; steps: string[] }>(
    `SELECT w.code, w.status, p.slot_id AS slot,
       (SELECT array_agg(s.status || ' ' || s.cause ORDER BY s.version) FROM waitlist_step s WHERE s.entry_id = w.id) AS steps
     FROM waitlist_entry w LEFT JOIN place p ON p.hold_id = w.hold_id AND p.state = 'held' AND p.held_until > now()`,
  );
  const found = new Map(rows.map(({ code, status, slot, steps }) => [code, { status, slot, steps }]));
  for (const { slotId, line } of lines)
    expect(line.map((code) => found.get(code))).toEqual([
      { status: 'passed', slot: null, steps: ['waiting citizen', 'offered cancelled', 'passed no-answer'] },
      { status: 'offered', slot: slotId, steps: ['waiting citizen', 'offered passed-on'] },
      { status: 'waiting', slot: null, steps: ['waiting citizen'] },
    ]);
  const told = new Map<string, string>();
  for await (const { headers, value } of world.events.readAll(topics.waitlist)) {
    const { place } = scheduling.WaitlistJoined.decode(value);
    // A relay that died between appending and removing appends again: the same event, which consumers know by its id.
    told.set(headers['ce_id'] ?? '', `${place?.code ?? ''} ${place?.version ?? 0}`);
  }
  const steps = rows.flatMap(({ code, steps: own }) => own.map((_, n) => `${code} ${n + 1}`));
  expect([...told.values()].sort()).toEqual(steps.sort());

  // Whom it passed to takes it; nobody else can.
  const client = grpcClient(scheduling.SchedulingServiceService, `127.0.0.1:${port}`, tester);
  const [first] = lines;
  const [, next = '', after = ''] = first?.line ?? [];
  await expect(client.acceptWaitlistOffer({ code: after, proof: '' }, world.agent())).rejects.toMatchObject({
    reason: 'NOTHING_OFFERED',
  });
  const { appointment } = await client.acceptWaitlistOffer({ code: next, proof: '' }, world.agent());
  expect(appointment?.slot?.id).toBe(first?.slotId);
  await client.stop();
  await last.kill();
});
