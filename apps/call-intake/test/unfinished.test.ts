import { intake } from '@civicline/contracts';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { brokenIn, openWorld, rowsOf } from './world';

const { INCOMPLETE_RECORD } = intake.CallBackCause;
const { DUE, REACHED } = intake.CallBackStatus;
const { COMPLETE, PARTIAL } = intake.RecordStatus;

let world: World;
beforeAll(async () => {
  world = await openWorld({ agents: 2 });
});
afterAll(() => world.close());
afterEach(async () => expect(await brokenIn(world)).toEqual([]));

const a1 = (key = randomUUID()) => world.agent('a1', key);
const save = (callId: string, fields: Partial<intake.RecordFields>) =>
  world.client.saveRecord(intake.SaveRecordRequest.fromPartial({ callId, fields }), a1()).then(({ record }) => record);
const end = async (callId: string, disposition: string) => {
  const hangUp = intake.ControlCallRequest.fromPartial({ callId, action: intake.CallAction.HANG_UP });
  await world.client.controlCall(hangUp, a1());
  await world.client.completeWrapUp(intake.CompleteWrapUpRequest.fromPartial({ callId, disposition }), a1());
};
const callBacksOf = async (number: string) => {
  const asked = intake.ListCallBacksRequest.fromPartial({ number });
  return (await world.client.listCallBacks(asked, world.supervisor())).callBacks;
};

let desk: Awaited<ReturnType<World['openDesk']>>;
/** The next caller is answered by the first agent, who notes what a quick capture is made of. */
const answered = async (number: string, more: Partial<intake.RecordFields> = {}) => {
  desk ??= await world.openDesk('a1');
  const before = desk.offer()?.offer?.id;
  await world.ready('a1');
  const callId = await world.arrive(randomUUID(), { number });
  const offerId = await eventually(() => {
    const id = desk.offer()?.offer?.id;
    if (!id || id === before) throw new Error('no offer yet');
    return id;
  });
  await world.client.acceptOffer({ offerId }, a1());
  const captured = { name: 'Lê Thị Hoa', topic: 'dossier', unitCode: '26041', question: 'Hồ sơ đến đâu?' };
  const record = await save(callId, { ...captured, ...more });
  return { callId, record, recordId: record?.id ?? '' };
};

it('a quick capture that is ended with it gets a window; the call-back goes on with the same record', async () => {
  const number = '+84936000001';
  const { callId, recordId } = await answered(number);
  await end(callId, 'call_back');
  const [promised] = await eventually(async () => {
    const found = await callBacksOf(number);
    expect(found).toMatchObject([
      { cause: INCOMPLETE_RECORD, status: DUE, topic: 'dossier', recordId, window: { slotId: 'team.0' } },
    ]);
    return found;
  });
  expect([...world.ledger.taken.values()]).toEqual(['team.0']);
  expect(await rowsOf(world, 'SELECT FROM unfinished')).toEqual([]);

  const tried = await world.client.attemptCallBack({ callBackId: promised?.id ?? '' }, a1());
  expect(tried).toMatchObject({ record: { id: recordId, fields: { number, question: 'Hồ sơ đến đâu?' } } });
  const reached = { callBackId: promised?.id ?? '', result: intake.AttemptResult.REACHED };
  expect((await world.client.settleCallBack(reached, a1())).callBack).toMatchObject({ status: REACHED, kept: true });
  const outbound = tried.call?.id ?? '';
  const done = await save(outbound, { dossierCode: 'H19.27-210609-0001', answer: 'Đã có kết quả' });
  expect(done).toMatchObject({ id: recordId, status: COMPLETE, missing: [] });
  await end(outbound, 'call_back');
  // Nothing is left to be said.
  expect(await callBacksOf(number)).toHaveLength(1);
  expect(await rowsOf(world, 'SELECT FROM unfinished')).toEqual([]);
});

it('whoever was helped, or was promised a call, or said too little to be called, is not promised one', async () => {
  const helped = await answered('+84936000002');
  await end(helped.callId, 'informed');
  const little = await answered('+84936000003', { question: '' });
  await end(little.callId, 'dropped');
  const promised = await answered('+84936000004');
  await world.client.promiseCallBack(
    intake.PromiseCallBackRequest.fromPartial({
      number: '+84936000004',
      topic: 'dossier',
      cause: intake.CallBackCause.ASKED_AGENT,
      slotId: 'team.2',
    }),
    a1(),
  );
  await end(promised.callId, 'call_back');
  expect(await rowsOf(world, 'SELECT FROM unfinished')).toEqual([]);
  const made = await Promise.all(['2', '3', '4'].map((n) => callBacksOf(`+8493600000${n}`)));
  expect(made.map((found) => found.map(({ window }) => window?.slotId))).toEqual([[], [], ['team.2']]);
});

it('while the ledger is away the promise waits; when it is back it is kept', async () => {
  const number = '+84936000005';
  world.ledger.state.down = true;
  const { callId } = await answered(number);
  await end(callId, 'complaint');
  await eventually(async () => expect(await rowsOf(world, 'SELECT FROM place_claim')).toHaveLength(1));
  expect(await callBacksOf(number)).toEqual([]);
  world.ledger.state.down = false;
  world.clock.advance(31_000);
  await eventually(async () => expect(await callBacksOf(number)).toMatchObject([{ status: DUE }]));
  const [one] = await callBacksOf(number);
  expect(one?.window?.slotId).toMatch(/^team/);
});

it('an agent sees the number of the caller at hand, and masked those of all others', async () => {
  const [number, hidden] = ['+84936000006', '+84******006'];
  const { callId, record, recordId } = await answered(number);
  expect(record?.fields?.number).toBe(number);
  const seenBy = async (call: ReturnType<World['agent']>) => {
    const ask = intake.ListRecordsRequest.fromPartial({ status: PARTIAL, number });
    const { records } = await world.client.listRecords(ask, call);
    const listed = await world.client.listCalls(intake.ListCallsRequest.fromPartial({ number }), call);
    const got = await world.client.getCall({ callId }, call);
    const one = await world.client.getRecord({ recordId }, call);
    return new Set([
      ...records.map(({ fields }) => fields?.number),
      ...listed.calls.map((other) => other.number),
      got.call?.number,
      got.record?.fields?.number,
      one.record?.fields?.number,
    ]);
  };
  expect([...(await seenBy(a1()))]).toEqual([number]);
  expect([...(await seenBy(world.agent('a2')))]).toEqual([hidden]);
  expect([...(await seenBy(world.supervisor()))]).toEqual([number]);
  await end(callId, 'informed');
  expect([...(await seenBy(a1()))]).toEqual([hidden]);
  const { caller } = await world.client.getCaller({ callId, number: '' }, a1());
  expect(caller?.records.map(({ fields }) => fields?.number)).toEqual([hidden]);
  // Moving a promise is no reason to know whose it is.
  const wish = { name: 'Lê Thị Hoa', number, topic: 'land', cause: intake.CallBackCause.ASKED_AGENT, slotId: 'team.4' };
  const made = await world.client.promiseCallBack(intake.PromiseCallBackRequest.fromPartial(wish), a1());
  const move = { callBackId: made.callBack?.id ?? '', slotId: 'team.5', code: '', phoneProof: '' };
  const moved = await world.client.rescheduleCallBack(move, world.agent('a2', randomUUID()));
  expect(moved.callBack).toMatchObject({ number: hidden, name: 'L*** T*** H***', window: { slotId: 'team.5' } });
});
