import { intake, privacy, routing, scheduling } from '@civicline/contracts';
import type { Role } from '@civicline/service-kit';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { eventually, startHouse } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

const keepers = ['scheduling', 'routing', 'notification', 'intake'] as const;
/** Somebody whose name and number stand nowhere else. */
const canary = { name: 'Hoàng Kim Oanh Vũ', phone: '+84912999001', email: '' };
const digits = '912999001';
const purpose = 'Đơn yêu cầu 7';

let house: House;
let raw: Client;
const stops: (() => Promise<void>)[] = [];
const as = (role: Role, id: string, idempotencyKey: string = randomUUID()) =>
  callContext({ caller: { role, id }, idempotencyKey, timeoutMs: 60_000 });
const citizen = () => as('citizen', 'browser-1');
const agent = () => as('agent', 'agent01');
const lead = (key?: string) => as('supervisor', 'supervisor01', key);

const open = () => {
  const { addresses, badge } = house;
  const kept = <T extends { start(): Promise<void>; stop(): Promise<void> }>(client: T): T => {
    stops.push(() => client.stop());
    return client;
  };
  const keeper = (name: (typeof keepers)[number]) =>
    kept(grpcClient(privacy.PrivacyServiceService, addresses[name], badge));
  return {
    visits: kept(grpcClient(scheduling.SchedulingServiceService, addresses.scheduling, badge)),
    questions: kept(grpcClient(routing.RoutingServiceService, addresses.routing, badge)),
    calls: kept(grpcClient(intake.IntakeServiceService, addresses.intake, badge)),
    erasures: kept(grpcClient(privacy.ErasureServiceService, addresses.notification, badge)),
    keepers: {
      scheduling: keeper('scheduling'),
      routing: keeper('routing'),
      notification: keeper('notification'),
      intake: keeper('intake'),
    },
  };
};
let clients: ReturnType<typeof open>;

beforeAll(async () => {
  house = await startHouse();
  clients = open();
  raw = new Client({ connectionString: new URL('/civicline', house.postgres).href });
  await raw.connect();
});
afterAll(async () => {
  for (const stop of stops) await stop();
  await raw?.end();
  await house?.stop();
});

const book = async (n: number) => {
  const wish = { officeId: 'ppac', procedureCode: 'BD-01' };
  const { slots } = await clients.visits.listSlots(scheduling.ListSlotsRequest.fromPartial(wish), citizen());
  const asked = { slotId: slots[n]?.id ?? '', procedureCode: 'BD-01', citizen: canary };
  const { appointment } = await clients.visits.bookAppointment(
    scheduling.BookAppointmentRequest.fromPartial(asked as never),
    agent(),
  );
  return appointment?.code ?? '';
};
const cancel = (code: string) =>
  clients.visits.cancelAppointment(
    { code, phoneProof: canary.phone, reason: `${canary.name} bận việc`, expectedVersion: 0 },
    citizen(),
  );

/** A question that was answered and told. */
const ask = async () => {
  const matter = { topic: 'land', procedureCode: 'BD-01', unitCode: '75' };
  const { referral } = await clients.questions.refer(
    routing.ReferRequest.fromPartial({ matter, question: `${canary.name} hỏi hồ sơ`, citizen: canary } as never),
    agent(),
  );
  const code = referral?.code ?? '';
  const answer = { code, text: `Chào ${canary.name}`, attachmentIds: [], expectedVersion: 0 };
  await clients.questions.answerReferral(answer, lead());
  await clients.questions.recordExplained({ code, by: 'in_person' }, agent());
  return code;
};

/** A call that is over, with a record that lacks the procedure; completes it. */
const ring = async () => {
  const { NEW_CALL, HUNG_UP } = intake.TelephonyEventKind;
  const callId = randomUUID();
  const tell = async (kind: intake.TelephonyEventKind, more: object) => {
    const event = { source: 'pbx', at: new Date(), distribution: intake.Distribution.OURS, callId, kind, ...more };
    const { outcomes } = await clients.calls.reportEvents(
      { events: [intake.TelephonyEvent.fromPartial(event as never)] },
      as('system', 'pbx'),
    );
    return outcomes[0]?.callId ?? '';
  };
  const id = await tell(NEW_CALL, { number: canary.phone, queueId: 'general', dialled: '1022', lineId: '1022-01' });
  const fields = {
    ...{ name: canary.name, number: canary.phone, address: `Nhà ${canary.name}`, topic: 'land', unitCode: '26041' },
    ...{ question: `${canary.name} hỏi`, answer: 'Đã trả lời' },
  };
  const { record } = await clients.calls.saveRecord(
    intake.SaveRecordRequest.fromPartial({ callId: id, fields } as never),
    as('supervisor', 'supervisor01'),
  );
  await tell(HUNG_UP, { detail: 'caller' });
  const lacking = { recordId: record?.id ?? '', fields: { procedureCode: 'BD-01' } };
  return () =>
    clients.calls.saveRecord(intake.SaveRecordRequest.fromPartial(lacking as never), as('supervisor', 'supervisor01'));
};

const held = async () => {
  const all: Record<string, unknown[]> = {};
  for (const name of keepers) {
    const { json } = await clients.keepers[name].collectPerson({ number: canary.phone, purpose }, lead());
    Object.assign(all, JSON.parse(json));
  }
  return all;
};
const countsOf = (all: Record<string, unknown[]>) =>
  Object.fromEntries(Object.entries(all).filter(([, { length }]) => length));
const erasure = async (id: string) =>
  (await clients.erasures.listErasures({}, lead())).erasures.find((one) => one.id === id);

/** Every row of every table of the house that holds one of these. */
const rowsWith = async (needles: readonly string[]) => {
  const { rows: tables } = await raw.query<{ schema: string; name: string }>(
    `SELECT schemaname AS schema, tablename AS name FROM pg_tables
     WHERE schemaname IN ('scheduling', 'routing', 'notification', 'intake', 'directory', 'event_log')`,
  );
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const { rowCount } = await raw.query(`SELECT FROM ${schema}."${name}" t WHERE t::text LIKE ANY($1)`, [
      needles.map((needle) => `%${needle}%`),
    ]);
    if (rowCount) found.push(`${schema}.${name}`);
  }
  return found;
};
const hex = (text: string) => Buffer.from(text).toString('hex');

it('all that is held of somebody is told, and is gone when it is erased: from every service, whoever dies meanwhile; what is under way when it is over', async () => {
  const [over, ahead] = [await book(0), await book(20)];
  await cancel(over);
  const question = await ask();
  const complete = await ring();
  await eventually(async () => expect((await held())['messages']).not.toHaveLength(0));

  const told = countsOf(await held());
  expect(Object.keys(told)).toEqual(
    expect.arrayContaining(['appointments', 'referrals', 'calls', 'records', 'messages']),
  );
  expect(told['appointments']).toMatchObject([{ name: canary.name, phone: canary.phone }, { name: canary.name }]);
  expect(told['records']).toMatchObject([{ name: canary.name, address: `Nhà ${canary.name}` }]);
  expect(JSON.stringify(told)).toContain(question);
  // As it stands sealed: the same number is the same text.
  const { rows: sealed } = await raw.query<{ number: string }>(
    `SELECT citizen_phone AS number FROM scheduling.appointment WHERE code = '${over}'
     UNION SELECT citizen_phone FROM routing.referral WHERE code = '${question}'
     UNION SELECT number FROM intake.record WHERE referral_code = '' AND number <> ''`,
  );
  expect(sealed.every(({ number }) => number.startsWith('~1.'))).toBe(true);
  const needles = [digits, canary.name, hex(digits), hex(canary.name), ...sealed.map(({ number }) => number)];
  expect(await rowsWith(needles)).toEqual(
    expect.arrayContaining(['scheduling.appointment', 'routing.referral', 'intake.record', 'intake.call']),
  );

  const key = randomUUID();
  const { erasure: begun } = await clients.erasures.startErasure({ number: canary.phone, purpose }, lead(key));
  for (const pid of house.pidsOf('notification')) process.kill(pid, 'SIGKILL');
  const id = begun?.id ?? '';
  const look = async () => {
    await raw.query(
      `UPDATE notification.erasure SET due_at = now() - interval '1 second' WHERE id = '${id}' AND due_at IS NOT NULL`,
    );
    const parts = (await erasure(id))?.parts ?? [];
    return Object.fromEntries(parts.map(({ service, left }) => [service, left]));
  };
  const { erasure: same } = await eventually(
    () => clients.erasures.startErasure({ number: canary.phone, purpose }, lead(key)),
    60_000,
  );
  expect(same?.id).toBe(id);
  // The visit that is ahead and the record that lacks something stay until they are over: who comes, and whom to ask, must be known.
  await eventually(async () => expect(await look()).toMatchObject({ scheduling: 1, routing: 0, intake: 1 }));
  const open = countsOf(await held());
  expect(Object.keys(open)).toEqual(expect.arrayContaining(['appointments', 'records']));
  expect(Object.keys(open)).not.toEqual(expect.arrayContaining(['referrals', 'calls']));
  expect((await erasure(id))?.finishedAt).toBeUndefined();
  await cancel(ahead);
  await complete();
  // Who cancels is told so first: what is sent to nobody any more would not arrive.
  await eventually(async () =>
    expect((await held())['messages']).toContainEqual(expect.objectContaining({ subject: ahead })),
  );
  await eventually(async () => {
    await look();
    expect((await erasure(id))?.finishedAt).toBeDefined();
  });

  expect(countsOf(await held())).toEqual({});
  expect(await rowsWith(needles)).toEqual([]);
  expect(await erasure(id)).toMatchObject({ number: '', askedBy: 'supervisor01', purpose });
  // What became of it stays, without the person.
  const { rows: kept } = await raw.query(
    `SELECT status, answer IS NOT NULL AS answered FROM routing.referral WHERE code = $1`,
    [question],
  );
  expect(kept).toEqual([{ status: 'explained', answered: true }]);
  const { accesses } = await clients.keepers.routing.listAccesses(
    privacy.ListAccessesRequest.fromPartial({ number: canary.phone, purpose }),
    lead(),
  );
  expect(accesses).toContainEqual(
    expect.objectContaining({ act: 'ErasePerson', account: 'supervisor01', outcome: 'changed' }),
  );
});

it('only supervisors collect and erase, and only notification sees an erasure through', async () => {
  const wish = { number: canary.phone, purpose };
  await expect(clients.keepers.routing.collectPerson(wish, agent())).rejects.toMatchObject({ reason: 'FORBIDDEN' });
  await expect(clients.erasures.startErasure(wish, agent())).rejects.toMatchObject({ reason: 'FORBIDDEN' });
  await expect(clients.erasures.listErasures({}, agent())).rejects.toMatchObject({ reason: 'FORBIDDEN' });
  const here = { ...wish, erasureId: randomUUID(), askedBy: 'x' };
  await expect(clients.keepers.routing.erasePerson(here, lead())).rejects.toMatchObject({ reason: 'FORBIDDEN' });
  await expect(clients.erasures.startErasure({ number: '12', purpose: '' }, lead())).rejects.toMatchObject({
    violations: [
      { field: 'number', rule: 'format.phone' },
      { field: 'purpose', rule: 'required' },
    ],
  });
});

it('what has been over for longer than it is kept is forgotten by itself, and nothing younger', async () => {
  const [old, young] = [await book(40), await book(60)];
  for (const code of [old, young]) await cancel(code);
  await raw.query(`UPDATE scheduling.appointment SET end_at = now() - interval '731 days' WHERE code = $1`, [old]);
  await raw.query(`UPDATE scheduling.appointment SET end_at = now() - interval '729 days' WHERE code = $1`, [young]);
  // It is looked for every hour, and when a process starts.
  for (const pid of house.pidsOf('scheduling')) process.kill(pid, 'SIGKILL');
  const states = async () => {
    const { rows } = await raw.query<{ code: string; gone: boolean; status: string }>(
      `SELECT code, citizen_name = '' AND citizen_phone = '' AND reason IS NULL AS gone, status
       FROM scheduling.appointment WHERE code = ANY($1)`,
      [[old, young]],
    );
    return Object.fromEntries(rows.map(({ code, gone, status }) => [code, `${status} ${gone}`]));
  };
  await eventually(
    async () => expect(await states()).toEqual({ [old]: 'cancelled true', [young]: 'cancelled false' }),
    60_000,
  );
});
