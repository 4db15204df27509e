import { intake } from '@civicline/contracts';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { announced, brokenIn, openWorld, rowsOf } from './world';

const { READY } = intake.AgentState;
const { NEW_CALL, HUNG_UP } = intake.TelephonyEventKind;

/** As many callers as a machine of two cores serves in a minute; `CIVICLINE_TEST_RACE=full` makes it a thousand. */
const many = process.env['CIVICLINE_TEST_RACE'] === 'full' ? 1_000 : 60;

let world: World;
afterEach(() => world.close());

/** An agent who takes whatever is offered, on one replica or the other, and is ready again at once. */
const workAt = async (agentId: string, n: number, report: World['report']) => {
  const client = () => world.clients[Math.floor(Math.random() * world.clients.length)] ?? world.client;
  const desk = await world.openDesk(agentId, world.clients[n % world.clients.length]);
  const taken = new Set<string>();
  const take = async ({ offer, call }: intake.OfferedCall) => {
    const [offerId, callId, sourceId] = [offer?.id ?? '', call?.id ?? '', call?.sourceId ?? ''];
    await client().acceptOffer({ offerId }, world.agent(agentId, randomUUID()));
    await report(world.say(sourceId, HUNG_UP, { detail: 'agent' }));
    const wrapUp = { callId, disposition: 'informed', then: READY, breakReason: '' };
    await client().completeWrapUp(wrapUp, world.agent(agentId, randomUUID()));
  };
  const work = async () => {
    const offered = desk.offer();
    if (!offered?.offer || taken.has(offered.offer.id)) return;
    taken.add(offered.offer.id);
    await take(offered);
  };
  return { agentId, taken, work };
};

it.each([
  [11, 1],
  [11, 10],
  [11, many],
  [200, many],
])(
  '%i desks ready at once for %i callers, on two replicas: each caller is one agent’s at a time, and each call ends in one outcome',
  async (agents, callers) => {
    world = await openWorld({ replicas: 2, agents });
    const ids = Array.from({ length: agents }, (_, n) => `a${n + 1}`);
    const desks = await Promise.all(ids.map((id, n) => workAt(id, n, world.report)));
    const arrivals = Array.from({ length: callers }, () =>
      world.say(randomUUID(), NEW_CALL, { queueId: 'general', number: '0912345678' }),
    );
    // Everybody at once: callers in some reports, agents each at the replica that is not their desk's.
    await Promise.all([
      ...[0, 1, 2, 3].map((part) => world.report(...arrivals.filter((_, n) => n % 4 === part))),
      ...ids.map((id, n) => world.ready(id, world.clients[(n + 1) % 2])),
    ]);
    let working = true;
    const shifts = desks.map(async ({ work }) => {
      while (working) await Promise.all([work(), new Promise((resolve) => setImmediate(resolve))]);
    });
    await eventually(async () => {
      const [{ over } = { over: 0 }] = await rowsOf<{ over: number }>(
        world,
        `SELECT count(*)::int AS over FROM call WHERE state = 'ended'`,
      );
      expect(over).toBe(callers);
    }, 100_000);
    working = false;
    await Promise.all(shifts);

    expect(await brokenIn(world)).toEqual([]);
    expect(await rowsOf(world, `SELECT outcome, count(*)::int AS n FROM call GROUP BY outcome`)).toEqual([
      { outcome: 'completed', n: callers },
    ]);
    expect(await rowsOf(world, `SELECT status, count(*)::int AS n FROM offer GROUP BY status`)).toEqual([
      { status: 'accepted', n: callers },
    ]);
    expect(desks.reduce((sum, { taken }) => sum + taken.size, 0)).toBe(callers);
    await eventually(async () => {
      const said = await announced(world);
      expect([...said.values()].filter((one) => one.join() === 'offered,queued,answered,ended')).toHaveLength(callers);
    }, 60_000);
  },
  300_000,
);
