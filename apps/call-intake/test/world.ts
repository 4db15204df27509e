import { intake, topics } from '@civicline/contracts';
import { openEventLog } from '@civicline/events';
import type { Clock, Running } from '@civicline/service-kit';
import { callContext, grpcClient, logger, startService } from '@civicline/service-kit';
import { eventually, fixedClock, freePort, keeperSettings, realPostgres, tester } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { callIntakeService } from '../src/service';
import { openLedger } from './ledger';

const clientAt = (port: number) => grpcClient(intake.IntakeServiceService, `127.0.0.1:${port}`, tester);

const { NEW_CALL, HUNG_UP } = intake.TelephonyEventKind;
export type Kind = intake.TelephonyEventKind;

/** Real call-intake on a real database, at 8 o'clock on Tuesday 24 November 2026, with three queues and some agents. */
export const openWorld = async ({
  replicas = 1,
  agents = 3,
  clock = fixedClock('2026-11-24T08:00:00+07:00') as Clock & ReturnType<typeof fixedClock>,
  env: more = {} as Record<string, string>,
} = {}) => {
  const postgres = await realPostgres();
  const log = logger('test', 'silent');
  const events = openEventLog(postgres.url, { clientId: 'test', logger: log });
  await events.start();
  const ledger = await openLedger(clock.now());
  const running: Running[] = [];
  const clients: ReturnType<typeof clientAt>[] = [];
  for (let n = 0; n < replicas; n++) {
    const port = await freePort();
    const env = {
      CIVICLINE_DATABASE_URL: postgres.url,
      CIVICLINE_EVENTS: postgres.url,
      CIVICLINE_GRPC_PORT: String(port),
      ...keeperSettings,
      CIVICLINE_SCHEDULING_ADDRESS: ledger.address,
      CIVICLINE_ROUTING_ADDRESS: ledger.address,
      ...more,
    };
    running.push(await startService(callIntakeService, env, { log, clock }));
    clients.push(clientAt(port));
  }
  await Promise.all(running.map(({ started }) => started));
  const [first] = clients;
  if (!first) throw new Error('no replica');
  const system = () => callContext({ caller: { role: 'system', id: 'pbx' }, timeoutMs: 60_000 });
  const agent = (id: string, idempotencyKey?: string) =>
    callContext({ caller: { role: 'agent', id }, idempotencyKey, timeoutMs: 60_000 });
  await first.importCentre(
    intake.ImportCentreRequest.fromPartial({
      lines: [{ id: 'l1', number: '1022' }],
      queues: [
        { id: 'general', name: { vi: 'Chung' } },
        { id: 'land', name: { vi: 'Đất đai' }, skills: ['field:land'] },
        { id: 'english', name: { vi: 'Tiếng Anh' }, skills: ['lang:en'], priority: 2 },
      ],
      agents: Array.from({ length: agents }, (_, n) => ({
        id: `a${n + 1}`,
        name: `Agent ${n + 1}`,
        skills: n === 0 ? ['field:land', 'lang:en'] : n === 1 ? ['field:land'] : [],
        extension: String(100 + n),
      })),
    } as never),
    system(),
  );

  const following = new Set<AbortController>();
  /** A desk that is open, and what it was told, in order. */
  const openDesk = async (agentId: string, client = first, deskId: string = randomUUID()) => {
    const controller = new AbortController();
    following.add(controller);
    const told: NonNullable<intake.FollowDeskResponse['change']>[] = [];
    const call = callContext({ caller: { role: 'agent', id: agentId }, timeoutMs: 600_000, signal: controller.signal });
    const over = (async () => {
      for await (const { change } of client.followDesk({ deskId }, call)) if (change) told.push(change);
    })().catch(() => undefined);
    await eventually(() => {
      if (!told.length) throw new Error('no picture yet');
    });
    return {
      told,
      deskId,
      over,
      close: () => controller.abort(),
      /** The offer that the desk shows now, as it was told. */
      offer: (): intake.OfferedCall | undefined => {
        const last = told.findLast(({ $case }) => $case === 'offer' || $case === 'offerEnded' || $case === 'picture');
        if (last?.$case === 'offer') return last.value;
        return last?.$case === 'picture' ? last.value.offer : undefined;
      },
    };
  };

  const say = (callId: string, kind: Kind, fields: Partial<intake.TelephonyEvent> = {}): intake.TelephonyEvent =>
    intake.TelephonyEvent.fromPartial({
      source: 'pbx',
      callId,
      kind,
      at: clock.now(),
      ...fields,
    } as never);
  const report = async (...said: intake.TelephonyEvent[]) =>
    (await first.reportEvents({ events: said }, system())).outcomes;
  return {
    postgres,
    ledger,
    events,
    clock,
    client: first,
    clients,
    running,
    system,
    agent,
    supervisor: () => callContext({ caller: { role: 'supervisor', id: 's1' }, timeoutMs: 60_000 }),
    openDesk,
    say,
    report,
    ready: (id: string, client = first) =>
      client.setAgentState({ state: intake.AgentState.READY, reason: '' }, agent(id)),
    /** A caller comes, straight to a queue. Gives our id of the call. */
    arrive: async (sourceId: string = randomUUID(), fields: Partial<intake.TelephonyEvent> = {}) => {
      const [outcome] = await report(say(sourceId, NEW_CALL, { queueId: 'general', number: '0912345678', ...fields }));
      return outcome?.callId ?? '';
    },
    hangUp: (sourceId: string) => report(say(sourceId, HUNG_UP, { detail: 'caller' })),
    call: async (callId: string) => {
      const { call, offers } = await first.getCall(
        { callId },
        callContext({ caller: { role: 'supervisor', id: 's1' }, timeoutMs: 60_000 }),
      );
      if (!call) throw new Error('no call');
      return { ...call, offers };
    },
    status: async (id: string) => {
      const { agents: all } = await first.listAgents(
        {},
        callContext({ caller: { role: 'supervisor', id: 's1' }, timeoutMs: 60_000 }),
      );
      return all.find(({ agent: one }) => one?.id === id);
    },
    close: async () => {
      for (const controller of following) controller.abort();
      for (const client of clients) await client.stop();
      for (const one of running) await one.stop();
      await ledger.stop();
      await events.stop();
      await postgres.drop();
    },
  };
};

export type World = Awaited<ReturnType<typeof openWorld>>;

/** Reads the database past the service. */
export const rowsOf = async <R extends object>(world: Pick<World, 'postgres'>, sql: string): Promise<R[]> => {
  const db = new Client({ connectionString: world.postgres.url, options: '-c search_path=intake' });
  await db.connect();
  try {
    return (await db.query(sql)).rows as R[];
  } finally {
    await db.end();
  }
};

/** What must never be, read from the database: empty when all is well. */
export const brokenIn = async (world: Pick<World, 'postgres'>): Promise<string[]> => {
  const checks = {
    'a call offered twice at a time': `SELECT call_id AS id FROM offer WHERE status = 'pending' GROUP BY call_id HAVING count(*) > 1`,
    'an agent with two offers': `SELECT agent_id AS id FROM offer WHERE status = 'pending' GROUP BY agent_id HAVING count(*) > 1`,
    'offers of a call that overlap': `SELECT a.call_id AS id FROM offer a JOIN offer b ON b.call_id = a.call_id AND b.id <> a.id
       AND b.offered_at >= a.offered_at AND b.offered_at < coalesce(a.ended_at, 'infinity') WHERE a.offered_at < b.offered_at`,
    // Once, and once more for each time that it was sent on.
    'a call answered twice': `SELECT call_id AS id FROM offer o WHERE status = 'accepted' GROUP BY call_id
       HAVING count(*) > 1 + (SELECT count(*) FROM call_event e WHERE e.call_id = o.call_id AND e.kind = 'transferred')`,
    'a ringing call without its offer': `SELECT c.id FROM call c WHERE c.state = 'ringing'
       AND NOT EXISTS (SELECT FROM offer o WHERE o.call_id = c.id AND o.status = 'pending')`,
    'an offer of a call that does not ring': `SELECT o.id FROM offer o JOIN call c ON c.id = o.call_id
       WHERE o.status = 'pending' AND c.state <> 'ringing'`,
    'a reserved agent without an offer': `SELECT a.id FROM agent a WHERE a.state = 'reserved'
       AND NOT EXISTS (SELECT FROM offer o WHERE o.agent_id = a.id AND o.call_id = a.call_id AND o.status = 'pending')`,
    'a call that is over without an outcome': `SELECT id FROM call WHERE state = 'ended' AND outcome IS NULL`,
    'a live call with an outcome': `SELECT id FROM call WHERE state NOT IN ('ended', 'wrap_up') AND outcome IS NOT NULL`,
  };
  const found = [];
  for (const [what, sql] of Object.entries(checks))
    for (const { id } of await rowsOf<{ id: string }>(world, sql)) found.push(`${what}: ${id}`);
  return found;
};

/** What the log says of calls, in order: "queued", "answered"... by call. */
export const announced = async (world: World) => {
  const found = new Map<string, string[]>();
  for await (const { key, headers } of world.events.readAll(topics.call)) {
    const what = headers['ce_type']?.split('.')[2] ?? '';
    found.set(key, [...(found.get(key) ?? []), what]);
  }
  return found;
};
