import { scheduling, topics } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import { addDays, weekdayOf } from '@civicline/calendar';
import { eventually } from '@civicline/testkit';
import { Client } from 'pg';
import type { World } from './world';
import { counter, ledgerOf, openWorld, slotAt, somebody } from './world';

const { WaitlistStatus, WaitlistCause } = scheduling;

let world: World;
/** One place each at 8:00 and 8:30; everything else of the counter is out of the window that is waited for. */
let day = '2026-11-24';
let slots: readonly string[] = [];
beforeAll(async () => {
  world = await openWorld({ replicas: 2 });
});
beforeEach(() => {
  // Each promise has a day of its own, none of it at a weekend.
  do day = addDays(day, 1);
  while (weekdayOf(day) > 5);
  slots = ['08:00', '08:30'].map((time) => slotAt(day, time, 'ppac-any'));
});
afterAll(() => world.close());

const refused = (reason: string) => expect.objectContaining({ name: 'Refusal', reason });
const reasonOf = (error: unknown) => (error as { reason?: string }).reason ?? 'fault';

const book = async (slotId: string, call: CallContext = world.stranger()) => {
  const { appointment } = await world.client.bookAppointment(world.booking(slotId), call);
  if (!appointment) throw new Error('no appointment');
  return appointment;
};
const wish = (more: Partial<scheduling.JoinWaitlistRequest> = {}) =>
  scheduling.JoinWaitlistRequest.fromPartial({
    officeId: 'ppac',
    scheduleId: 'ppac-any',
    procedureCode: 'BD-01',
    fromDay: day,
    toDay: day,
    earliest: '08:00',
    latest: '09:00',
    citizen: somebody(),
    ...more,
  } as never);
const join = async (more: Partial<scheduling.JoinWaitlistRequest> = {}, client = world.client) => {
  const { entry } = await client.joinWaitlist(wish(more), world.stranger());
  if (!entry) throw new Error('no entry');
  return entry;
};
const proofOf = ({ code, citizen }: scheduling.WaitlistEntry) => ({ code, proof: citizen?.phone ?? '' });
const look = async (entry: scheduling.WaitlistEntry) => {
  const { entry: now } = await world.client.getWaitlistEntry(proofOf(entry), world.stranger());
  if (!now) throw new Error('no entry');
  return now;
};
const statusOf = async (entry: scheduling.WaitlistEntry) => (await look(entry)).status;
const cancel = (appointment: scheduling.Appointment) =>
  world.client.cancelAppointment(
    { code: appointment.code, phoneProof: appointment.citizen?.phone ?? '', expectedVersion: 0, reason: '' },
    world.stranger(),
  );
const fill = async () => [await book(slots[0] ?? ''), await book(slots[1] ?? '')] as const;
/** What the log says of entries. */
const told = async () => {
  const found: string[] = [];
  for await (const { headers, value } of world.events.readAll(topics.waitlist)) {
    const { place } = scheduling.WaitlistJoined.decode(value);
    found.push(`${(headers['ce_type'] ?? '').split('.')[2] ?? ''} ${place?.code ?? ''} ${place?.version ?? 0}`);
  }
  return found;
};

it('a cancelled place is held for the first in line before anybody else can take it; one call books it', async () => {
  const [first] = await fill();
  const [ahead, behind] = [await join(), await join()];
  expect([ahead.status, (await look(behind)).ahead]).toEqual([WaitlistStatus.WAITING, 1]);
  await cancel(first);
  await expect(book(slots[0] ?? '')).rejects.toEqual(refused('SLOT_FULL'));
  const offered = await look(ahead);
  expect(offered).toMatchObject({ status: WaitlistStatus.OFFERED, offered: { id: slots[0] } });
  expect(offered.offeredUntil).toEqual(new Date('2026-11-24T08:30:00+07:00'));
  expect(await statusOf(behind)).toBe(WaitlistStatus.WAITING);
  await expect(world.client.acceptWaitlistOffer(proofOf(behind), world.stranger())).rejects.toEqual(
    refused('NOTHING_OFFERED'),
  );
  const key = { ...world.stranger(), idempotencyKey: 'accept-1' };
  const { appointment } = await world.client.acceptWaitlistOffer(proofOf(ahead), key);
  expect(appointment).toMatchObject({ slot: { id: slots[0] }, citizen: { phone: ahead.citizen?.phone } });
  expect((await world.client.acceptWaitlistOffer(proofOf(ahead), key)).appointment?.code).toBe(appointment?.code);
  const taken = await look(ahead);
  expect(taken).toMatchObject({ status: WaitlistStatus.TAKEN, appointmentCode: appointment?.code, offered: undefined });
  expect(taken.steps.map(({ status, cause }) => [status, cause])).toEqual([
    [WaitlistStatus.WAITING, WaitlistCause.CITIZEN],
    [WaitlistStatus.OFFERED, WaitlistCause.CANCELLED],
    [WaitlistStatus.TAKEN, WaitlistCause.CITIZEN],
  ]);
  await eventually(async () => {
    const own = (await told()).filter((one) => one.includes(ahead.code));
    expect(own).toEqual([`joined ${ahead.code} 1`, `offered ${ahead.code} 2`, `taken ${ahead.code} 3`]);
  });
  expect((await ledgerOf(world)).disagreements).toEqual([]);
});

it('an offer that nobody answers passes to the next, and no rival comes between; then it is free', async () => {
  const [first] = await fill();
  const [ahead, behind] = [await join(), await join()];
  await cancel(first);
  world.clock.advance(30 * 60_000);
  // Its time is over, but somebody waits: it is not there for whoever asks first.
  await expect(book(slots[0] ?? '')).rejects.toEqual(refused('SLOT_FULL'));
  await eventually(async () => expect(await statusOf(behind)).toBe(WaitlistStatus.OFFERED));
  const passed = await look(ahead);
  expect(passed.status).toBe(WaitlistStatus.PASSED);
  expect(passed.steps.at(-1)).toMatchObject({ cause: WaitlistCause.NO_ANSWER, slotId: slots[0] });
  expect((await look(behind)).steps.at(-1)).toMatchObject({ cause: WaitlistCause.PASSED_ON });
  await expect(world.client.acceptWaitlistOffer(proofOf(ahead), world.stranger())).rejects.toEqual(
    refused('NOTHING_OFFERED'),
  );
  const { entry } = await world.client.leaveWaitlist(proofOf(behind), world.stranger());
  expect(entry?.status).toBe(WaitlistStatus.LEFT);
  await expect(world.client.leaveWaitlist(proofOf(behind), world.stranger())).rejects.toEqual(
    refused('WAITLIST_ENTRY_ENDED'),
  );
  await book(slots[0] ?? '');
});

it('a place that is moved away, given back, run out, opened or added is offered as well', async () => {
  const [first] = await fill();
  const entries = [await join(), await join(), await join()] as const;
  const moving = { code: first.code, phoneProof: first.citizen?.phone ?? '', expectedVersion: 0, reason: undefined };
  await world.client.moveAppointment({ ...moving, slotId: slotAt(day, '15:00', 'ppac-any') }, world.stranger());
  expect((await look(entries[0])).steps.at(-1)).toMatchObject({ cause: WaitlistCause.MOVED });
  await world.client.importSchedules({ schedules: [counter('ppac-any', [], 2)], dryRun: false }, world.admin());
  for (const entry of entries.slice(1))
    expect((await look(entry)).steps.at(-1)).toMatchObject({ cause: WaitlistCause.OPENED });
  await Promise.all(entries.map((entry) => world.client.leaveWaitlist(proofOf(entry), world.stranger())));
  await world.client.importSchedules({ schedules: [counter('ppac-any', [], 1)], dryRun: false }, world.admin());

  // A hold that is given back, and one that runs out.
  const at = slotAt(day, '08:00', 'ppac-justice');
  const hold = (holder: string) =>
    world.client.holdPlace({ slotId: at, holder, network: '', ttlSeconds: 60 }, world.stranger());
  const held = [await hold('one'), await hold('two')] as const;
  const waiting = { procedureCode: 'TP-01', scheduleId: 'ppac-justice', earliest: '08:00', latest: '08:30' };
  const [back, out] = [await join(waiting), await join(waiting)];
  await world.client.releaseHold({ holdId: held[0].holdId }, world.stranger());
  expect((await look(back)).steps.at(-1)).toMatchObject({ cause: WaitlistCause.RELEASED });
  world.clock.advance(61_000);
  const rival = world.client.bookAppointment(world.booking(at, { procedureCode: 'TP-01' }), world.stranger());
  await expect(rival).rejects.toEqual(refused('SLOT_FULL'));
  await eventually(async () => expect(await statusOf(out)).toBe(WaitlistStatus.OFFERED));
});

it('whose offered place is closed waits again, and is first when the day opens', async () => {
  const [first] = await fill();
  const [ahead, behind] = [await join(), await join()];
  await cancel(first);
  const closing = {
    ...{ officeId: 'ppac', scheduleId: '', places: 0, tellAfterSeconds: 0 },
    from: new Date(`${day}T08:00:00+07:00`),
    to: new Date(`${day}T08:30:00+07:00`),
    reason: { vi: 'Mất điện', en: '' },
  };
  const { closure } = await world.client.closeDay(closing, world.officer());
  await expect(world.client.acceptWaitlistOffer(proofOf(ahead), world.stranger())).rejects.toEqual(
    refused('HOLD_EXPIRED'),
  );
  await eventually(async () => expect(await statusOf(ahead)).toBe(WaitlistStatus.WAITING));
  await world.client.reopenDay({ closureId: closure?.id ?? '' }, world.officer());
  expect([await statusOf(ahead), await statusOf(behind)]).toEqual([WaitlistStatus.OFFERED, WaitlistStatus.WAITING]);
});

it('a place goes only to those whom it fits: counter, day and time', async () => {
  const [first, second] = await fill();
  await book(slotAt(day, '09:00', 'ppac-any'));
  const later = await join({ earliest: '08:30', latest: '09:00' });
  const elsewhere = await join({ earliest: '09:00', latest: '09:30' });
  const any = await join();
  await cancel(first);
  expect(await Promise.all([later, elsewhere, any].map(statusOf))).toEqual([
    WaitlistStatus.WAITING,
    WaitlistStatus.WAITING,
    WaitlistStatus.OFFERED,
  ]);
  await cancel(second);
  expect(await statusOf(later)).toBe(WaitlistStatus.OFFERED);
});

it('is refused where it makes no sense, with the places that are free', async () => {
  await expect(join()).rejects.toMatchObject({
    reason: 'PLACES_FREE',
    details: { alternatives: [{ id: slots[0] }, { id: slots[1] }] },
  });
  const cases: [Partial<scheduling.JoinWaitlistRequest>, string][] = [
    [{ officeId: 'nowhere' }, 'OFFICE_NOT_FOUND'],
    [{ procedureCode: 'XX-99' }, 'PROCEDURE_NOT_FOUND'],
    [{ scheduleId: 'ppac-justice' }, 'PROCEDURE_NOT_SERVED'],
    [{ fromDay: '2026-11-29', toDay: '2026-11-29' }, 'SLOT_NOT_FOUND'],
    [{ fromDay: '2026-11-20', toDay: '2026-11-23' }, 'SLOT_IN_PAST'],
    [{ fromDay: '2027-11-20', toDay: '2027-11-23' }, 'SLOT_TOO_FAR'],
  ];
  for (const [more, reason] of cases) await expect(join(more)).rejects.toEqual(refused(reason));
});

it.each<[string, Partial<Record<keyof scheduling.JoinWaitlistRequest, string | undefined>>, string, string]>([
  ['no office', { officeId: '' }, 'officeId', 'required'],
  ['no day', { fromDay: '' }, 'fromDay', 'required'],
  ['a day that is none', { toDay: '2026-02-30' }, 'toDay', 'format.day'],
  ['days backwards', { fromDay: '2026-11-26', toDay: '2026-11-25' }, 'fromDay', 'before'],
  ['a quarter of a year', { fromDay: '2026-11-25', toDay: '2027-02-25' }, 'toDay', 'range'],
  ['a time that is none', { earliest: '25:00' }, 'earliest', 'format.time'],
  ['times backwards', { earliest: '10:00', latest: '09:00' }, 'earliest', 'before'],
  ['nobody', { citizen: undefined }, 'citizen.phone', 'required'],
])('refuses %s by field and rule', async (_, more, field, rule) => {
  await expect(join(more as never)).rejects.toMatchObject({
    violations: expect.arrayContaining([expect.objectContaining({ field, rule })]) as unknown,
  });
});

it('nobody stands in line as many people', async () => {
  await fill();
  const citizen = somebody();
  for (let n = 0; n < 3; n++) await join({ citizen });
  await expect(join({ citizen })).rejects.toEqual(refused('WAITLIST_LIMIT'));
  const one = { ...world.stranger() };
  for (let n = 0; n < 3; n++) await world.client.joinWaitlist(wish(), one);
  await expect(world.client.joinWaitlist(wish(), one)).rejects.toEqual(refused('WAITLIST_LIMIT'));
});

it('an entry is seen with the number or the key that came with an offer, by staff of the office, and by nobody else', async () => {
  await fill();
  const entry = await join();
  const ask = { code: entry.code, proof: '' };
  for (const proof of ['', '0999999999', 'AAAA'])
    await expect(world.client.getWaitlistEntry({ ...ask, proof }, world.stranger())).rejects.toEqual(
      refused('WAITLIST_ENTRY_NOT_FOUND'),
    );
  const whom = { entryId: entry.id };
  await expect(world.client.getWaitlistRecipient(whom, world.stranger())).rejects.toEqual(refused('FORBIDDEN'));
  const { key, citizen } = await world.client.getWaitlistRecipient(whom, world.system());
  expect(citizen?.phone).toBe(entry.citizen?.phone);
  expect((await world.client.getWaitlistEntry({ ...ask, proof: key }, world.stranger())).entry?.code).toBe(entry.code);
  expect((await world.client.getWaitlistEntry(ask, world.agent())).entry?.code).toBe(entry.code);
  const line = { officeId: 'ppac', includeEnded: false, pageSize: 0, pageToken: '' };
  const { entries } = await world.client.listWaitlist(line, world.officer());
  expect(entries.find(({ code }) => code === entry.code)?.steps).toHaveLength(1);
  await expect(world.client.listWaitlist(line, world.stranger())).rejects.toEqual(refused('FORBIDDEN'));
});

it('who joins while a place is freed gets it or is told that it is free; nobody waits beside a free place', async () => {
  for (let round = 0; round < 8; round++) {
    const [first, second] = await fill();
    const outcomes = await Promise.all([
      join({}, world.clients[1]).then((entry) => entry.code, reasonOf),
      cancel(first).then(() => 'cancelled', reasonOf),
      join({}, world.clients[0]).then((entry) => entry.code, reasonOf),
    ]);
    expect(outcomes).not.toContain('fault');
    const db = new Client({ connectionString: world.postgres.url, options: '-c search_path=scheduling' });
    await db.connect();
    const { rows } = await db.query<{ waiting: number; free: number }>(
      `SELECT (SELECT count(*)::int FROM waitlist_entry WHERE status = 'waiting' AND from_day = $2) AS waiting,
         (SELECT count(*)::int FROM place WHERE slot_id = ANY($1) AND state = 'free') AS free`,
      [slots, day],
    );
    expect(rows[0]?.waiting === 0 || rows[0]?.free === 0).toBe(true);
    await db.query(`UPDATE waitlist_entry SET status = 'left', hold_id = NULL WHERE from_day = $1`, [day]);
    await db.query(
      `UPDATE place SET state = 'free', hold_id = NULL, holder = NULL, held_until = NULL WHERE state = 'held' AND slot_id = ANY($1)`,
      [slots],
    );
    await db.end();
    await cancel(second);
  }
});
