import { intake } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import { eventually, tester } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { Row } from './measure';
import { quantile } from './measure';
import { nobody, startServiceAlone } from './service-alone';

const system = () => callContext({ caller: { role: 'system', id: 'pbx' }, timeoutMs: 60_000 });
const as = (id: string, timeoutMs = 60_000) => callContext({ caller: { role: 'agent', id }, timeoutMs });
const { NEW_CALL, HUNG_UP } = intake.TelephonyEventKind;
const { READY, BREAK } = intake.AgentState;

/** call-intake as two processes. */
const startPair = async (agents: number) => {
  // Nobody promises a window here.
  const env = { CIVICLINE_SCHEDULING_ADDRESS: nobody, CIVICLINE_ROUTING_ADDRESS: nobody };
  const service = await startServiceAlone('call-intake', { replicas: 2, env });
  const clients = service.addresses.map((address) => grpcClient(intake.IntakeServiceService, address, tester));
  const centre = intake.ImportCentreRequest.fromPartial({
    queues: [{ id: 'general', name: { vi: 'Chung' } }],
    agents: Array.from({ length: agents }, (_, n) => ({ id: `a${n}`, name: `Agent ${n}` })),
  } as never);
  for (const client of clients) await eventually(() => client.importCentre(centre, system()), 60_000);
  const at = (n: number) => {
    const client = clients[n % clients.length];
    if (!client) throw new Error('no replica');
    return client;
  };
  return {
    at,
    stop: async () => {
      for (const client of clients) await client.stop();
      await service.stop();
    },
  };
};

type Pair = Awaited<ReturnType<typeof startPair>>;

interface Seen {
  readonly offer: intake.OfferedCall;
  readonly at: number;
}

/** A desk whose stream is open, and who waits for its next offer. */
const openDesk = async ({ at }: Pair, n: number) => {
  const id = `a${n}`;
  const leaving = new AbortController();
  let open = false;
  let tell: ((seen: Seen) => void) | undefined;
  const follow = async () => {
    const call = callContext({ caller: { role: 'agent', id }, timeoutMs: 3_600_000, signal: leaving.signal });
    for await (const { change } of at(n).followDesk({ deskId: id }, call)) {
      open = true;
      if (change?.$case === 'offer') tell?.({ offer: change.value, at: performance.now() });
    }
  };
  const over = follow().catch(() => undefined);
  await eventually(() => {
    if (!open) throw new Error('no picture yet');
  }, 60_000);
  return {
    id,
    /** Asked on the other replica than the one that has the desk's stream. */
    client: at(n + 1),
    nextOffer: () => new Promise<Seen>((resolve) => (tell = resolve)),
    close: () => {
      leaving.abort();
      return over;
    },
  };
};

type Desk = Awaited<ReturnType<typeof openDesk>>;

const report = (pair: Pair, n: number, sourceId: string, kind: intake.TelephonyEventKind) => {
  const event = { source: 'bench', callId: sourceId, kind, at: new Date(), queueId: 'general', number: '0912345678' };
  return pair.at(n).reportEvents(intake.ReportEventsRequest.fromPartial({ events: [event] } as never), system());
};

/** The offered call is taken, ended and wrapped up; the agent is on a break then. */
const serve = async (pair: Pair, desk: Desk, { offer: { offer, call } }: Seen) => {
  await desk.client.acceptOffer({ offerId: offer?.id ?? '' }, as(desk.id));
  await report(pair, 0, call?.sourceId ?? '', HUNG_UP);
  const wrapUp = { callId: call?.id ?? '', disposition: 'informed', then: BREAK, breakReason: 'rest' };
  await desk.client.completeWrapUp(wrapUp, as(desk.id));
};

const turns = 300;
const others = { state: BREAK, reason: 'rest' };

const measure = async (desks: readonly Desk[], work: (desk: Desk, n: number) => Promise<number>) => {
  const times: number[] = [];
  for (let n = 0; n < turns + 30; n++) {
    const desk = desks[n % desks.length];
    if (!desk) continue;
    const took = await work(desk, n);
    // The first of them warm both processes up.
    if (n >= 30) times.push(took);
  }
  const sorted = times.sort((a, b) => a - b);
  return `p50 ${quantile(sorted, 0.5).toFixed(1)}, p99 ${quantile(sorted, 0.99).toFixed(1)}`;
};

/**
 * From the moment at which a desk says "ready", or a telephone system "a new call", until the offer is on the desk's stream,
 * which another replica has: both requests and the stream's way included.
 */
export const benchOffers = async (agents: number): Promise<Row[]> => {
  const pair = await startPair(agents);
  const desks = await Promise.all(Array.from({ length: agents }, (_, n) => openDesk(pair, n)));
  for (const { id, client } of desks) await client.setAgentState(others, as(id));
  const readyToOffer = await measure(desks, async (desk, n) => {
    await report(pair, n, randomUUID(), NEW_CALL);
    const seen = desk.nextOffer();
    const begun = performance.now();
    await desk.client.setAgentState({ state: READY, reason: '' }, as(desk.id));
    const offered = await seen;
    await serve(pair, desk, offered);
    return offered.at - begun;
  });
  const callToOffer = await measure(desks, async (desk, n) => {
    await desk.client.setAgentState({ state: READY, reason: '' }, as(desk.id));
    const seen = desk.nextOffer();
    const begun = performance.now();
    await report(pair, n, randomUUID(), NEW_CALL);
    const offered = await seen;
    await serve(pair, desk, offered);
    return offered.at - begun;
  });
  await Promise.all(desks.map(({ close }) => close()));
  await pair.stop();
  const row = (what: string, ours: string): Row => ({
    what: `${what}, ${agents} desks, 2 replicas, ms`,
    floor: '',
    ours,
    ratio: '',
    goal: 'p99 < 20',
  });
  return [row('agent ready -> offer on the desk', readyToOffer), row('new call -> offer on the desk', callToOffer)];
};
