import { intake } from '@civicline/contracts';
import { callContext } from '@civicline/service-kit';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { openWorld, rowsOf } from './world';

const { IN_FULL, QUICK_CAPTURE } = intake.Advice_Mode;

let world: World;
beforeEach(async () => {
  world = await openWorld({ agents: 1 });
});
afterEach(() => world.close());

const ask = (queueId = '') => world.client.getAdvice({ queueId }, world.supervisor());
const estimated = (callId: string) =>
  eventually(async () => {
    const [row] = await rowsOf<{ p90_ms: number }>(
      world,
      `SELECT p90_ms FROM wait_estimate WHERE call_id = '${callId}'`,
    );
    if (!row) throw new Error('not estimated yet');
    return row.p90_ms;
  });

/** The one agent, talking with a caller. */
const talking = async () => {
  const desk = await world.openDesk('a1');
  await world.ready('a1');
  const sourceId = randomUUID();
  const callId = await world.arrive(sourceId);
  const offered = await eventually(() => {
    const offer = desk.offer();
    if (offer?.call?.id !== callId) throw new Error('no offer yet');
    return offer;
  });
  await world.client.acceptOffer({ offerId: offered.offer?.id ?? '' }, world.agent('a1'));
  return { desk, sourceId, callId };
};

const nextOffer = (desk: Awaited<ReturnType<World['openDesk']>>, callId: string) =>
  eventually(() => {
    const offer = desk.offer();
    if (offer?.call?.id !== callId) throw new Error('no offer yet');
    return offer;
  });

it('advises in full while somebody is ready, a quick capture in a rush, in full again when no call-back can be promised', async () => {
  expect(await ask()).toMatchObject({ advice: { mode: IN_FULL }, waitP90Seconds: 3_600, callBackPlaces: 16 });
  await world.openDesk('a1');
  await world.ready('a1');
  expect(await ask()).toMatchObject({ advice: { mode: IN_FULL }, waitP50Seconds: 0, waitP90Seconds: 0 });
  const busy = await talking();
  for (let n = 0; n < 3; n++) await world.arrive(randomUUID(), { number: `09120000${n}0` });
  const rush = await ask('general');
  expect(rush.advice).toMatchObject({ mode: QUICK_CAPTURE });
  expect(rush.advice?.why?.en).toContain('3 waiting');
  expect(rush.waitP50Seconds).toBeGreaterThan(240);
  expect(rush.waitP90Seconds).toBeGreaterThan(rush.waitP50Seconds);

  for (let n = 0; n < 16; n++) world.ledger.taken.set(randomUUID(), `team.${n >> 1}`);
  world.clock.advance(10_000);
  expect(await ask('general')).toMatchObject({ advice: { mode: IN_FULL }, callBackPlaces: 0 });
  busy.desk.close();
});

it('each who waits is told once; how well that held is published, and an offer carries the advice', async () => {
  const busy = await talking();
  const first = await world.arrive('first', { number: '0912000111' });
  world.clock.advance(1_000);
  const second = await world.arrive('second', { number: '0912000222' });
  const [nearer, farther] = [await estimated(first), await estimated(second)];
  // Next in line at one seat: nine of ten within ln 10 times the usual four minutes.
  expect(nearer / 1_000).toBeGreaterThan(500);
  expect(farther).toBeGreaterThan(nearer);
  const wrapUp = async (callId: string, sourceId: string) => {
    await world.hangUp(sourceId);
    const then = intake.AgentState.READY;
    await world.client.completeWrapUp({ callId, disposition: 'informed', then, breakReason: '' }, world.agent('a1'));
  };
  world.clock.advance(60_000);
  await wrapUp(busy.callId, busy.sourceId);
  const offered = await nextOffer(busy.desk, first);
  expect(offered.advice?.mode).not.toBe(intake.Advice_Mode.UNSPECIFIED);
  await world.client.acceptOffer({ offerId: offered.offer?.id ?? '' }, world.agent('a1'));
  world.clock.advance(3_600_000);
  await wrapUp(first, 'first');
  const late = await nextOffer(busy.desk, second);
  await world.client.acceptOffer({ offerId: late.offer?.id ?? '' }, world.agent('a1'));
  world.clock.advance(10_000);
  expect(await ask('general')).toMatchObject({ estimates: 2, calibrationP90: 0.5 });
  busy.desk.close();
});

it('knows no queue that is not there, and answers nobody but the hotline', async () => {
  await expect(ask('nowhere')).rejects.toMatchObject({ reason: 'QUEUE_NOT_FOUND' });
  const citizen = callContext({ caller: { role: 'citizen', id: 'x' } });
  await expect(world.client.getAdvice({ queueId: '' }, citizen)).rejects.toMatchObject({ reason: 'FORBIDDEN' });
});
