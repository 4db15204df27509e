import { intake } from '@civicline/contracts';
import { eventually } from '@civicline/testkit';
import type { World } from './world';
import { announced, brokenIn, openWorld } from './world';

const { READY, BREAK, RESERVED, TALKING, HOLD, WRAP_UP, OFFLINE } = intake.AgentState;
const { QUEUED, RINGING, ANSWERED, ON_HOLD, ENDED } = intake.CallState;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => {
  const broken = await brokenIn(world);
  await world.close();
  expect(broken).toEqual([]);
});

type Desk = Awaited<ReturnType<World['openDesk']>>;

const offerOn = (desk: Desk, callId?: string) =>
  eventually(() => {
    const offered = desk.offer();
    if (!offered?.offer || (callId && offered.call?.id !== callId)) throw new Error('no offer yet');
    return offered.offer;
  });

it('a caller is offered to a ready agent, answered, held, resumed, wrapped up; the agent is ready again', async () => {
  const desk = await world.openDesk('a1');
  await world.ready('a1');
  const callId = await world.arrive('c1');
  const offer = await offerOn(desk, callId);
  expect(desk.offer()?.call).toMatchObject({ number: '+84912345678', queueId: 'general', state: RINGING });
  expect(await world.status('a1')).toMatchObject({ state: RESERVED, callId, deskOpen: true });

  world.clock.advance(4_000);
  const { call } = await world.client.acceptOffer({ offerId: offer.id }, world.agent('a1', 'accept-1'));
  expect(call).toMatchObject({ state: ANSWERED, agentId: 'a1', waitSeconds: 4 });
  // A second try gets the first answer.
  await world.client.acceptOffer({ offerId: offer.id }, world.agent('a1', 'accept-1'));

  const control = (action: intake.CallAction, target = '') =>
    world.client.controlCall({ callId, action, target }, world.agent('a1'));
  world.clock.advance(30_000);
  expect((await control(intake.CallAction.HOLD)).call).toMatchObject({ state: ON_HOLD });
  expect(await world.status('a1')).toMatchObject({ state: HOLD });
  await expect(control(intake.CallAction.HOLD)).rejects.toMatchObject({ reason: 'ACTION_NOT_POSSIBLE' });
  world.clock.advance(10_000);
  expect((await control(intake.CallAction.RESUME)).call).toMatchObject({ state: ANSWERED, holdSeconds: 10 });
  expect(await world.status('a1')).toMatchObject({ state: TALKING });
  world.clock.advance(20_000);
  await control(intake.CallAction.HANG_UP);
  // The telephone system says the same a moment later, twice.
  await world.hangUp('c1');
  expect(await world.call(callId)).toMatchObject({
    state: intake.CallState.WRAP_UP,
    talkSeconds: 50,
    holdSeconds: 10,
    anomalies: [],
  });
  await expect(control(intake.CallAction.HOLD)).rejects.toMatchObject({ reason: 'CALL_ENDED' });
  await expect(world.ready('a1')).rejects.toMatchObject({ reason: 'AGENT_BUSY' });

  for (let n = 0; n < 2; n++) await world.client.extendWrapUp({ callId }, world.agent('a1'));
  await expect(world.client.extendWrapUp({ callId }, world.agent('a1'))).rejects.toMatchObject({
    reason: 'WRAP_UP_EXTENDED',
  });
  world.clock.advance(15_000);
  const wrapUp = (disposition: string) =>
    world.client.completeWrapUp({ callId, disposition, then: READY, breakReason: '' }, world.agent('a1'));
  await expect(wrapUp('')).rejects.toMatchObject({ violations: [{ field: 'disposition', rule: 'required' }] });
  await expect(wrapUp('whatever')).rejects.toMatchObject({
    violations: [{ field: 'disposition', rule: 'unknown_value' }],
  });
  const done = await wrapUp('informed');
  expect(done.call).toMatchObject({
    state: ENDED,
    outcome: intake.CallOutcome.COMPLETED,
    disposition: 'informed',
    wrapUpSeconds: 15,
  });
  expect(done.agent).toMatchObject({ state: READY, answered: 1, missed: 0 });
  await expect(wrapUp('informed')).rejects.toMatchObject({ reason: 'NOT_IN_WRAP_UP' });
  await eventually(async () =>
    expect((await announced(world)).get(callId)).toEqual(['offered', 'queued', 'answered', 'ended']),
  );
  await eventually(() => expect(desk.told.at(-1)).toMatchObject({ $case: 'agent', value: { state: READY } }));
  expect(desk.told.map(({ $case }) => $case)).toContain('call');
});

it('an offer that is missed puts the agent on a break and the caller back at the original place', async () => {
  const first = await world.openDesk('a1');
  await world.ready('a1');
  const early = await world.arrive('early');
  await offerOn(first, early);
  world.clock.advance(1_000);
  const late = await world.arrive('late');
  world.clock.advance(20_000);
  await eventually(async () =>
    expect(await world.status('a1')).toMatchObject({ state: BREAK, reason: 'missed_offer', missed: 1 }),
  );
  await eventually(() =>
    expect(first.told).toContainEqual(
      expect.objectContaining({ $case: 'offerEnded', value: expect.objectContaining({ callId: early }) as object }),
    ),
  );
  expect(await world.call(early)).toMatchObject({ state: QUEUED, position: 1 });
  expect(await world.call(late)).toMatchObject({ state: QUEUED, position: 2 });
  // Whoever is ready next gets the one who has waited longest.
  const second = await world.openDesk('a2');
  await world.ready('a2');
  const offer = await offerOn(second, early);

  const { agent } = await world.client.rejectOffer({ offerId: offer.id, reason: '' }, world.agent('a2'));
  expect(agent).toMatchObject({ state: BREAK, reason: 'rejected_offer' });
  expect(await world.call(early)).toMatchObject({ state: QUEUED, position: 1, agentId: '' });
  await expect(world.client.rejectOffer({ offerId: offer.id, reason: '' }, world.agent('a2'))).rejects.toMatchObject({
    reason: 'OFFER_ENDED',
    details: { status: 'rejected' },
  });
  await expect(world.client.acceptOffer({ offerId: offer.id }, world.agent('a1'))).rejects.toMatchObject({
    reason: 'OFFER_NOT_FOUND',
  });
});

it('a caller who hangs up takes the offer along, and the agent keeps the turn', async () => {
  const desk = await world.openDesk('a1');
  await world.ready('a1');
  await world.openDesk('a2');
  const callId = await world.arrive('c1');
  const offer = await offerOn(desk, callId);
  world.clock.advance(1_000);
  await world.ready('a2');
  world.clock.advance(2_000);
  await world.hangUp('c1');
  await eventually(() =>
    expect(desk.told).toContainEqual(
      expect.objectContaining({
        $case: 'offerEnded',
        value: expect.objectContaining({ status: intake.OfferStatus.RESCINDED }) as object,
      }),
    ),
  );
  await expect(world.client.acceptOffer({ offerId: offer.id }, world.agent('a1'))).rejects.toMatchObject({
    reason: 'OFFER_ENDED',
  });
  expect(await world.call(callId)).toMatchObject({ state: ENDED, outcome: intake.CallOutcome.SHORT_ABANDONED });
  // a1 has been idle longer than a2, who became ready meanwhile.
  const next = await world.arrive('c2');
  await offerOn(desk, next);
});

it('a desk that is gone gives its offer back and is offline; one that comes again in time goes on where it was', async () => {
  const desk = await world.openDesk('a1');
  await world.ready('a1');
  const callId = await world.arrive('c1');
  await offerOn(desk, callId);
  desk.close();
  await desk.over;
  await eventually(async () => expect(await world.status('a1')).toMatchObject({ deskOpen: false, state: RESERVED }));
  const again = await world.openDesk('a1', world.client, desk.deskId);
  expect(again.told[0]).toMatchObject({ $case: 'picture', value: { offer: { call: { id: callId } } } });

  again.close();
  await again.over;
  await eventually(async () => expect(await world.status('a1')).toMatchObject({ deskOpen: false }));
  world.clock.advance(5_000);
  await eventually(async () => expect(await world.status('a1')).toMatchObject({ state: OFFLINE }));
  expect(await world.call(callId)).toMatchObject({ state: QUEUED, agentId: '', position: 1 });
});

it('another desk of the same agent takes over, and the first is told', async () => {
  const first = await world.openDesk('a1');
  await world.openDesk('a1');
  await first.over;
  expect(first.told.at(-1)).toMatchObject({ $case: 'replaced' });
  expect(await world.status('a1')).toMatchObject({ deskOpen: true });
});

it('skills, priority and waiting decide who is next', async () => {
  const general = await world.arrive('general');
  world.clock.advance(1_000);
  const english = await world.arrive('english', { queueId: 'english' });
  world.clock.advance(1_000);
  const land = await world.arrive('land', { queueId: 'land' });
  // a3 has no skills; a1 speaks English, whose callers have a higher priority; a2 is left with land or general.
  const desks = { a1: await world.openDesk('a1'), a2: await world.openDesk('a2'), a3: await world.openDesk('a3') };
  await world.ready('a1');
  await offerOn(desks.a1, english);
  await world.ready('a2');
  await offerOn(desks.a2, general);
  await world.ready('a3');
  expect(await world.call(land)).toMatchObject({ state: QUEUED });
  // A caller of a lower priority who has waited long enough goes before one of a higher.
  const patient = await world.arrive('patient', { queueId: 'general', number: '' });
  await offerOn(desks.a3, patient);
  await world.client.rejectOffer({ offerId: (await offerOn(desks.a3)).id, reason: '' }, world.agent('a3'));
  world.clock.advance(3 * 60_000);
  const fresh = await world.arrive('fresh', { queueId: 'english' });
  await world.client.setAgentState({ state: BREAK, reason: 'rest' }, world.agent('a3'));
  const order = await world.client.listCalls(intake.ListCallsRequest.fromPartial({ live: true }), world.supervisor());
  expect(order.calls.map(({ id }) => id)).toEqual(expect.arrayContaining([fresh, patient, land]));
  await world.ready('a3');
  await offerOn(desks.a3, patient);
});

it('a call is sent to a queue, to an agent, or away', async () => {
  const desks = { a1: await world.openDesk('a1'), a2: await world.openDesk('a2') };
  await world.ready('a1');
  const callId = await world.arrive('c1');
  const offer = await offerOn(desks.a1, callId);
  await world.client.acceptOffer({ offerId: offer.id }, world.agent('a1'));
  const transfer = (target: string, agent = 'a1') =>
    world.client.controlCall({ callId, action: intake.CallAction.TRANSFER, target }, world.agent(agent));
  await expect(transfer('agent:a2')).rejects.toMatchObject({ reason: 'AGENT_NOT_FOUND' });
  await expect(transfer('queue:nowhere')).rejects.toMatchObject({ reason: 'QUEUE_NOT_FOUND' });
  await expect(transfer('somewhere')).rejects.toMatchObject({ violations: [{ field: 'target', rule: 'format' }] });
  await expect(transfer('tel:113', 'a2')).rejects.toMatchObject({ reason: 'NOT_YOUR_CALL' });
  await world.ready('a2');
  await transfer('agent:a2');
  const second = await offerOn(desks.a2, callId);
  expect(await world.status('a1')).toMatchObject({ state: READY });
  await world.client.acceptOffer({ offerId: second.id }, world.agent('a2'));
  expect(await world.status('a2')).toMatchObject({ state: TALKING, callId });
  await transfer('tel:+842513822501', 'a2');
  expect(await world.call(callId)).toMatchObject({ state: intake.CallState.WRAP_UP, agentId: 'a2' });
  expect(await world.status('a2')).toMatchObject({ state: WRAP_UP });
});

it('a wrap-up that nobody ends, ends by itself and says so', async () => {
  const desk = await world.openDesk('a1');
  await world.ready('a1');
  const callId = await world.arrive('c1');
  await world.client.acceptOffer({ offerId: (await offerOn(desk, callId)).id }, world.agent('a1'));
  await world.hangUp('c1');
  world.clock.advance(61_000);
  await eventually(async () =>
    expect(await world.call(callId)).toMatchObject({ state: ENDED, disposition: 'not_given' }),
  );
  expect(await world.status('a1')).toMatchObject({ state: READY });
});

it('numbers are seen by whoever serves the caller, and by supervisors', async () => {
  const callId = await world.arrive('c1');
  const seen = async (id: string) => (await world.client.getCall({ callId }, world.agent(id))).call?.number;
  expect(await seen('a1')).toBe('+84******678');
  expect(await world.call(callId)).toMatchObject({ number: '+84912345678' });
  const desk = await world.openDesk('a1');
  await world.ready('a1');
  await offerOn(desk, callId);
  expect(await seen('a1')).toBe('+84912345678');
  expect(await seen('a2')).toBe('+84******678');
});
