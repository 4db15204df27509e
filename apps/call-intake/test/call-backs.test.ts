import { intake, topics } from '@civicline/contracts';
import { callContext } from '@civicline/service-kit';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { brokenIn, openWorld, rowsOf } from './world';

const { DUE, ATTEMPTING, REACHED, UNREACHABLE, CANCELLED } = intake.CallBackStatus;
const { ASKED_AGENT, ASKED_ON_WEB, ABANDONED } = intake.CallBackCause;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => {
  const broken = await brokenIn(world);
  await world.close();
  expect(broken).toEqual([]);
});

let phones = 0;
const somebody = () => `+84935${String(100_000 + phones++)}`;
const citizen = (key?: string) => callContext({ caller: { role: 'citizen', id: 'v' }, idempotencyKey: key });

const promise = (
  number: string,
  fields: Partial<intake.PromiseCallBackRequest> = {},
  call = world.agent('a1', randomUUID()),
) =>
  world.client.promiseCallBack(
    intake.PromiseCallBackRequest.fromPartial({ number, topic: 'land', cause: ASKED_AGENT, ...fields } as never),
    call,
  );

const figures = async () => {
  const [from, to] = [new Date('2026-11-24T00:00:00+07:00'), new Date('2026-11-25T00:00:00+07:00')];
  const { total, rows } = await world.client.getFigures(
    intake.GetFiguresRequest.fromPartial({ from, to, by: intake.GetFiguresRequest_By.TOPIC } as never),
    world.supervisor(),
  );
  return { total, byTopic: Object.fromEntries(rows.map(({ key, figures: one }) => [key, one])) };
};

const announcedOf = async (id: string) => {
  const found: string[] = [];
  for await (const { key, headers } of world.events.readAll(topics.callBack))
    if (key === id) found.push(headers['ce_type']?.split('.')[2] ?? '');
  return found;
};

it('a window is promised only where there is a place, once for a caller and topic, and once for a command', async () => {
  const { windows } = await world.client.listCallBackWindows({ from: undefined, to: undefined }, citizen());
  expect(windows[0]).toMatchObject({ slotId: 'team.0', free: 2 });
  const number = somebody();
  const key = randomUUID();
  const first = await promise(number, { slotId: 'team.1' }, world.agent('a1', key));
  expect(first).toMatchObject({ existing: false, callBack: { status: DUE, window: { slotId: 'team.1' }, number } });
  // A second try takes no second place, and a second promise is the first.
  expect((await promise(number, { slotId: 'team.1' }, world.agent('a1', key))).callBack?.id).toBe(first.callBack?.id);
  expect(world.ledger.taken.size).toBe(1);
  const again = await promise(number, { slotId: 'team.2' });
  expect(again).toMatchObject({ existing: true, callBack: { id: first.callBack?.id } });
  await eventually(() => expect([...world.ledger.taken.values()]).toEqual(['team.1']));
  await promise(somebody(), { slotId: 'team.1' });
  await expect(promise(somebody(), { slotId: 'team.1' })).rejects.toMatchObject({
    reason: 'WINDOW_FULL',
    details: { alternatives: [{ id: 'team.7' }] },
  });
  await expect(promise(somebody(), { slotId: 'nowhere' })).rejects.toMatchObject({ reason: 'WINDOW_NOT_FOUND' });
  await expect(promise('123', { topic: 'music' })).rejects.toMatchObject({
    violations: [
      { field: 'number', rule: 'format.phone' },
      { field: 'topic', rule: 'unknown_value' },
    ],
  });
});

it('a place that was taken for a promise that never was, is given back', async () => {
  const number = somebody();
  await promise(number);
  // The promise exists without a window: the place that was taken for another goes back by itself.
  await promise(number, { slotId: 'team.3' });
  await eventually(() => expect(world.ledger.taken.size).toBe(0));
  await rowsOf(
    world,
    `INSERT INTO place_claim (place_id, slot_id, state, due_at) VALUES (gen_random_uuid(), 'team.4', 'taking', '2020-01-01')`,
  );
  await eventually(async () => expect(await rowsOf(world, 'SELECT FROM place_claim')).toEqual([]));
});

it('an agent calls back, goes up the ladder, and reaches the citizen within the window', async () => {
  const number = somebody();
  const { callBack } = await promise(number, { slotId: 'team.0', name: 'Lê Thị Hoa' });
  const id = callBack?.id ?? '';
  await world.openDesk('a1');
  await world.openDesk('a2');
  const attempt = (agent: string) => world.client.attemptCallBack({ callBackId: id }, world.agent(agent));
  await expect(attempt('a1')).rejects.toMatchObject({ reason: 'AGENT_NOT_FOUND' });
  await world.client.setAgentState({ state: intake.AgentState.BREAK, reason: 'lunch' }, world.agent('a1'));
  await world.client.setAgentState({ state: intake.AgentState.BREAK, reason: 'lunch' }, world.agent('a2'));
  const listed = async (agent: string) =>
    (await world.client.listCallBacks(intake.ListCallBacksRequest.fromPartial({ due: true }), world.agent(agent)))
      .callBacks;
  expect((await listed('a1')).map((one) => [one.id, one.number])).toEqual([
    [id, `${number.slice(0, 3)}******${number.slice(-3)}`],
  ]);
  const tried = await attempt('a1');
  expect(tried).toMatchObject({
    callBack: { status: ATTEMPTING, number },
    call: { direction: intake.Direction.OUTBOUND, number, agentId: 'a1', callBackId: id },
  });
  await expect(attempt('a2')).rejects.toMatchObject({ reason: 'CALL_BACK_TAKEN' });
  expect(await world.status('a1')).toMatchObject({ state: intake.AgentState.TALKING });
  const settle = (result: intake.AttemptResult, agent = 'a1') =>
    world.client.settleCallBack({ callBackId: id, result }, world.agent(agent));
  await expect(settle(intake.AttemptResult.UNSPECIFIED)).rejects.toMatchObject({
    violations: [{ field: 'result', rule: 'required' }],
  });
  const missed = await settle(intake.AttemptResult.NO_ANSWER);
  expect(missed.callBack?.status).toBe(DUE);
  expect(missed.callBack?.nextAttemptAt).toEqual(new Date(world.clock.now().getTime() + 600_000));
  expect(await listed('a2')).toEqual([]);
  world.clock.advance(600_000);
  await attempt('a2');
  const reached = await settle(intake.AttemptResult.REACHED, 'a2');
  expect(reached.callBack).toMatchObject({ status: REACHED, kept: true, attempts: [{ n: 1 }, { n: 2 }] });
  expect((await figures()).total).toMatchObject({
    callBacksPromised: 1,
    callBacksKept: 1,
    callBacksBroken: 0,
    keptRate: 1,
  });
  await expect(settle(intake.AttemptResult.REACHED)).rejects.toMatchObject({ reason: 'CALL_BACK_ENDED' });
  await expect(attempt('a1')).rejects.toMatchObject({ reason: 'CALL_BACK_ENDED' });
  await eventually(async () => expect(await announcedOf(id)).toEqual(['promised', 'reached']));
});

it('who cannot be reached is told so; a promise that was not kept counts as broken', async () => {
  const { callBack } = await promise(somebody(), { slotId: 'team.0' });
  await world.openDesk('a1');
  await world.client.setAgentState({ state: intake.AgentState.BREAK, reason: 'rest' }, world.agent('a1'));
  await world.client.attemptCallBack({ callBackId: callBack?.id ?? '' }, world.agent('a1'));
  const settled = await world.client.settleCallBack(
    { callBackId: callBack?.id ?? '', result: intake.AttemptResult.INVALID_NUMBER },
    world.agent('a1'),
  );
  expect(settled.callBack).toMatchObject({ status: UNREACHABLE, kept: false });
  // A window that is over while nobody has reached the citizen is broken as well.
  await promise(somebody(), { slotId: 'team.1' });
  await promise(somebody(), { slotId: 'team.3' });
  world.clock.advance(2 * 3_600_000);
  expect((await figures()).total).toMatchObject({
    callBacksPromised: 3,
    callBacksKept: 0,
    callBacksBroken: 2,
    keptRate: 0,
  });
  await eventually(async () => expect(await announcedOf(callBack?.id ?? '')).toEqual(['promised', 'unreachable']));
});

it('a citizen looks at it, moves it and cancels it by code and number; a wrong number reads like a wrong code', async () => {
  const number = somebody();
  const { callBack } = await promise(number, { slotId: 'team.0', cause: ASKED_ON_WEB }, citizen(randomUUID()));
  const code = callBack?.code ?? '';
  const look = (phoneProof: string, of = code) => world.client.getCallBack({ code: of, phoneProof }, citizen());
  expect((await look(number)).callBack).toMatchObject({ id: callBack?.id, status: DUE });
  for (const wrong of [look('0911111111'), look(''), look(number, 'XXXX-XXXX')])
    await expect(wrong).rejects.toMatchObject({ reason: 'CALL_BACK_NOT_FOUND' });
  const move = (slotId: string, phoneProof = number) =>
    world.client.rescheduleCallBack({ callBackId: '', slotId, code, phoneProof }, citizen(randomUUID()));
  await expect(move('team.2', '0911111111')).rejects.toMatchObject({ reason: 'CALL_BACK_NOT_FOUND' });
  expect((await move('team.2')).callBack).toMatchObject({ window: { slotId: 'team.2' } });
  await eventually(() => expect([...world.ledger.taken.values()]).toEqual(['team.2']));
  const cancel = () => world.client.cancelCallBack({ callBackId: '', code, phoneProof: number }, citizen());
  expect((await cancel()).callBack).toMatchObject({ status: CANCELLED });
  await expect(cancel()).rejects.toMatchObject({ reason: 'CALL_BACK_ENDED' });
  await eventually(() => expect(world.ledger.taken.size).toBe(0));
});

it('what was promised about a referral is shown to the number it was promised to, under the referral’s code', async () => {
  const number = somebody();
  const { callBack } = await promise(number, { subjectCode: 'CALL-ABT1', cause: ASKED_AGENT, slotId: 'team.1' });
  const about = async (subjectCode: string, phoneProof: string) =>
    (await world.client.listCallBacksAbout({ subjectCode, phoneProof }, citizen())).callBacks;
  expect(await about('call-abt1', number)).toMatchObject([{ id: callBack?.id, window: { slotId: 'team.1' } }]);
  for (const [code, proof] of [
    ['CALL-ABT1', somebody()],
    ['CALL-ABT1', ''],
    ['CALL-ABT2', number],
  ] as const)
    expect(await about(code, proof)).toEqual([]);
  await expect(about('', number)).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' });
});

it('whoever gives up waiting is called back, unless the number is withheld; calling again pulls it up and closes it', async () => {
  const number = somebody();
  await world.arrive('c1', { number });
  await world.arrive('c2', { number: 'anonymous' });
  world.clock.advance(60_000);
  await world.hangUp('c1');
  await world.hangUp('c2');
  const all = async () =>
    (await world.client.listCallBacks(intake.ListCallBacksRequest.fromPartial({}), world.supervisor())).callBacks;
  const [promised, ...others] = await all();
  expect(others).toEqual([]);
  expect(promised).toMatchObject({ cause: ABANDONED, number, status: DUE, window: undefined });

  const first = await world.arrive(randomUUID(), { number: somebody() });
  world.clock.advance(30_000);
  const again = await world.arrive(randomUUID(), { number });
  expect(await world.call(again)).toMatchObject({ callBackId: promised?.id, priority: 1, position: 1 });
  expect(await world.call(first)).toMatchObject({ position: 2 });
  const desk = await world.openDesk('a1');
  await world.ready('a1');
  await eventually(() => expect(desk.offer()?.call?.id).toBe(again));
  expect(desk.offer()?.caller).toMatchObject({ callBacks: [{ id: promised?.id }], attemptsToday: 2 });
  const told = (await promise(number, { topic: 'dossier', cause: intake.CallBackCause.REFERRAL_ANSWERED })).callBack;
  const asked = (await promise(number, { topic: 'land', cause: ASKED_ON_WEB }, citizen(randomUUID()))).callBack;
  await world.client.acceptOffer({ offerId: desk.offer()?.offer?.id ?? '' }, world.agent('a1'));
  // Whoever asked to be called has been; an answer that waits for the caller is done when it is told.
  const after = new Map((await all()).map(({ id, status }) => [id, status]));
  expect([promised, asked, told].map((one) => after.get(one?.id ?? ''))).toEqual([REACHED, REACHED, DUE]);
  expect((await figures()).total).toMatchObject({ callers: 2, callersServedSameDay: 1, keptRate: undefined });
});
