import { routing, topics } from '@civicline/contracts';
import { eventually, fixedClock, freePort, realPostgres } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { openWorld, startLedger } from './world';

const { PICKUP, RETURN } = routing.PostKind;
const { ACCEPT, COLLECT, HAND_OVER, DELIVER } = routing.PostStep;
const refusal = (reason: string) => expect.objectContaining({ reason });
const phoneProof = '0912 345 678';

let world: World;
let ledger: Awaited<ReturnType<typeof startLedger>>;
let postgres: Awaited<ReturnType<typeof realPostgres>>;
beforeAll(async () => {
  postgres = await realPostgres();
  const port = await freePort();
  ledger = await startLedger(postgres.url, port);
  // The ledger lives by the clock on the wall, so this one begins there.
  world = await openWorld({ ledger: `127.0.0.1:${port}`, clock: fixedClock(new Date().toISOString()) });
});
afterAll(async () => {
  await world?.close();
  await ledger?.stop();
  await postgres?.drop();
});

const windows = async () => {
  const ask = { unitCode: '26041', from: undefined, to: undefined };
  return (await world.client.listPostWindows(ask, world.citizen())).windows;
};
const wish = (slotId: string, more: Partial<routing.PromisePostRequest> = {}) =>
  routing.PromisePostRequest.fromPartial({
    kind: PICKUP,
    slotId,
    citizen: { name: 'Nguyễn Văn An', phone: '0912345678' },
    address: '1 Cách Mạng Tháng Tám, Trấn Biên',
    procedureCode: 'BD-01',
    officeId: 'ppac',
    ...more,
  } as never);
const promise = async (more: Partial<routing.PromisePostRequest> = {}, key: string = randomUUID()) => {
  const slotId = more.slotId ?? (await windows())[0]?.slotId ?? '';
  return (await world.client.promisePost(wish(slotId, more), world.citizen(key))).leg!;
};
/** As the system of the post office that carries it. */
const record = async (code: string, kind: routing.PostKind, step: routing.PostStep, at?: Date) => {
  const { legs } = await world.client.followPost({ code, phoneProof: '' }, world.supervisor());
  const carrier = legs.find((leg) => leg.kind === kind)?.postOfficeId ?? 'buudien';
  return world.client.recordPostStep({ code, kind, step, at, note: '' }, world.postOffice(carrier));
};
const happened = async (legId: string) => {
  const found: string[] = [];
  for await (const { headers, value } of world.events.readAll(topics.post)) {
    const { post } = routing.PostChanged.decode(value);
    if (post?.legId === legId) found.push((headers['ce_type'] ?? '').split('.')[2] ?? '');
  }
  return found;
};

it('a dossier is picked up, handed over and its result brought, all under one code', async () => {
  const leg = await promise();
  expect(leg.postOfficeId).toMatch(/^buudien-/);
  await record(leg.code, PICKUP, ACCEPT);
  await record(leg.code, PICKUP, COLLECT);
  await record(leg.code, PICKUP, COLLECT);
  await record(leg.code, PICKUP, HAND_OVER);
  const back = await promise({ kind: RETURN, code: leg.code });
  await record(leg.code, RETURN, DELIVER);
  const { legs } = await world.client.followPost({ code: leg.code, phoneProof }, world.citizen());
  expect(legs.map(({ kind, status, tracking }) => [kind, status, tracking.map(({ what }) => what)])).toEqual([
    [PICKUP, routing.PostStatus.HANDED_OVER, ['promised', 'accepted', 'collected', 'handed-over']],
    [RETURN, routing.PostStatus.DELIVERED, ['promised', 'delivered']],
  ]);
  await eventually(async () =>
    expect([await happened(leg.id), await happened(back.id)]).toEqual([
      ['promised', 'accepted', 'collected', 'handed-over'],
      ['promised', 'delivered'],
    ]),
  );
  const told = await world.client.getPostRecipient({ legId: leg.id }, world.system());
  expect(told.citizen).toMatchObject({ name: 'Nguyễn Văn An', phone: '+84912345678' });
  await expect(world.client.getPostRecipient({ legId: leg.id }, world.agent())).rejects.toEqual(refusal('FORBIDDEN'));
  const stranger = { code: leg.code, phoneProof: '0912 345 679' };
  await expect(world.client.followPost(stranger, world.citizen())).rejects.toEqual(refusal('POST_NOT_FOUND'));
});

it('a referral’s code is the code of what is sent for it; nobody else’s is', async () => {
  const citizen = { name: 'Nguyễn Văn An', phone: '0912345678', email: '' };
  const asked = { matter: { procedureCode: 'BD-01' }, question: 'Bao giờ có?', citizen };
  const { referral } = await world.client.refer(routing.ReferRequest.fromPartial(asked as never), world.citizen());
  const code = referral?.code ?? '';
  expect((await promise({ code })).code).toBe(code);
  await expect(promise({ code })).rejects.toEqual(refusal('POST_PROMISED'));
  const other = { name: 'Trần Thị Bé', phone: '0912345679', email: '' };
  await expect(promise({ code, kind: RETURN, citizen: other })).rejects.toEqual(refusal('POST_NOT_FOUND'));
});

it('one try takes one place, however often it comes; what is cancelled is given back', async () => {
  const before = (await windows())[0]!;
  const same = () => eventually(() => promise({ slotId: before.slotId }, 'same'));
  const [first, second] = await Promise.all([same(), same()]);
  expect(second.code).toBe(first.code);
  // Under the code that is told something stands, whichever of the two was faster.
  const { legs } = await world.client.followPost({ code: first.code, phoneProof }, world.citizen());
  expect(legs).toMatchObject([{ id: first.id }]);
  const free = async () => (await windows()).find(({ slotId }) => slotId === before.slotId)?.free;
  expect(await free()).toBe(before.free - 1);
  const ask = { code: first.code, kind: PICKUP, phoneProof };
  await expect(world.client.cancelPost({ ...ask, phoneProof: '' }, world.citizen())).rejects.toEqual(
    refusal('POST_NOT_FOUND'),
  );
  await world.client.cancelPost(ask, world.citizen());
  await eventually(async () => expect(await free()).toBe(before.free));
  const late = { code: first.code, kind: PICKUP, step: COLLECT, at: undefined, note: '' };
  await expect(world.client.recordPostStep(late, world.postOffice(first.postOfficeId))).rejects.toEqual(
    refusal('POST_ENDED'),
  );
});

it('where somebody lives is for the post office that comes, not for another, nor for any other system', async () => {
  const leg = await promise();
  const ask = (more: object = {}) => routing.ListPostRequest.fromPartial({ pageSize: 200, ...more });
  const seenBy = async (caller: ReturnType<typeof world.system>) => {
    const { legs } = await world.client.listPost(ask(), caller);
    const found = legs.find(({ id }) => id === leg.id);
    return found && { address: found.address, ...found.citizen };
  };
  const whole = { name: 'Nguyễn Văn An', phone: '+84912345678', address: expect.stringContaining('Trấn Biên') };
  expect(await seenBy(world.postOffice(leg.postOfficeId))).toMatchObject(whole);
  expect(await seenBy(world.agent())).toMatchObject(whole);
  expect(await seenBy(world.postOffice('buudien-khac'))).toBeUndefined();
  const masked = await seenBy(world.system());
  expect(masked).toMatchObject({ address: '', email: '' });
  expect(JSON.stringify(masked)).not.toMatch(/Nguyễn Văn An|912345678/);
  const other = world.postOffice('buudien-khac');
  await expect(world.client.listPost(ask({ postOfficeId: leg.postOfficeId }), other)).rejects.toEqual(
    refusal('FORBIDDEN'),
  );
  const done = { code: leg.code, kind: PICKUP, step: ACCEPT, at: undefined, note: '' };
  for (const caller of [other, world.system()])
    await expect(world.client.recordPostStep(done, caller)).rejects.toEqual(refusal('FORBIDDEN'));
  await expect(world.client.getPostRecipient({ legId: leg.id }, world.postOffice(leg.postOfficeId))).rejects.toEqual(
    refusal('FORBIDDEN'),
  );
});

it('a window that nobody came in is seen by itself, once; a late report that they did come puts it right', async () => {
  const leg = await promise();
  const other = await promise();
  await record(other.code, PICKUP, COLLECT);
  world.clock.set(new Date(leg.to!.getTime() + 60_000).toISOString());
  await eventually(async () => expect(await happened(leg.id)).toEqual(['promised', 'missed']));
  const missed = async () =>
    (await world.client.listPost(routing.ListPostRequest.fromPartial({ missed: true }), world.agent())).legs.map(
      ({ code }) => code,
    );
  expect(await missed()).toContain(leg.code);
  expect(await missed()).not.toContain(other.code);
  await record(leg.code, PICKUP, COLLECT, new Date(leg.to!.getTime() - 60_000));
  expect(await missed()).not.toContain(leg.code);
  expect(await happened(other.id)).toEqual(['promised', 'collected']);
});

it('says what is wrong by its name', async () => {
  await expect(promise({ slotId: 'x', address: '', kind: routing.PostKind.UNSPECIFIED })).rejects.toMatchObject({
    violations: [
      { field: 'kind', rule: 'required' },
      { field: 'address', rule: 'required' },
    ],
  });
  await expect(promise({ slotId: 'post-khong-co.20261130T0800' })).rejects.toEqual(refusal('SLOT_NOT_FOUND'));
  await expect(promise({ procedureCode: 'KHONG-CO' })).rejects.toEqual(refusal('PROCEDURE_NOT_FOUND'));
  await expect(promise({ officeId: 'khong-co' })).rejects.toEqual(refusal('OFFICE_NOT_FOUND'));
  await expect(record('BCBC-0000', PICKUP, COLLECT)).rejects.toEqual(refusal('POST_NOT_FOUND'));
  const leg = await promise({ slotId: (await windows()).at(-1)?.slotId ?? '' });
  await expect(record(leg.code, PICKUP, DELIVER)).rejects.toMatchObject({ violations: [{ field: 'step' }] });
  const ask = { code: leg.code, kind: PICKUP, step: COLLECT, at: undefined, note: '' };
  await expect(world.client.recordPostStep(ask, world.justice())).rejects.toEqual(refusal('FORBIDDEN'));
  await expect(
    world.client.listPost(routing.ListPostRequest.fromPartial({ officeId: 'ppac' }), world.justice()),
  ).rejects.toEqual(refusal('FORBIDDEN'));
});
