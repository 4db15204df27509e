import { intake } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { PhonesOptions, RealAsterisk } from '@civicline/testkit';
import {
  eventually,
  freePort,
  phones,
  realAsterisk,
  realPostgres,
  register,
  startProcess,
  tester,
} from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { openLedger } from './ledger';
import { rowsOf } from './world';

const main = path.join(__dirname, '../src/main.ts');
const lines = 11;

const supervisor = () => callContext({ caller: { role: 'supervisor', id: 's1' }, timeoutMs: 60_000 });

/** Two replicas of call-intake as processes on one database, both told of one real Asterisk; eleven agents with telephones. */
export const openHotline = async (env: Record<string, string> = {}) => {
  const asterisk: RealAsterisk = await realAsterisk();
  const postgres = await realPostgres();
  const ledger = await openLedger(new Date());
  const ports = [await freePort(), await freePort()];
  const start = (n: number) =>
    startProcess(main, {
      CIVICLINE_DATABASE_URL: postgres.url,
      CIVICLINE_EVENTS: postgres.url,
      CIVICLINE_GRPC_PORT: String(ports[n]),
      CIVICLINE_SCHEDULING_ADDRESS: ledger.address,
      CIVICLINE_ROUTING_ADDRESS: ledger.address,
      // Nobody opens a desk here: an agent is at work until they say otherwise, and nobody writes down what came of a call.
      CIVICLINE_DESK_GRACE_MS: '3600000',
      CIVICLINE_WRAP_UP_MS: '100',
      CIVICLINE_ASTERISK_URL: asterisk.ari.url,
      CIVICLINE_ASTERISK_USER: asterisk.ari.username,
      CIVICLINE_ASTERISK_PASSWORD: asterisk.ari.password,
      CIVICLINE_ASTERISK_PAPERS: '1=1.004227',
      CIVICLINE_LOG_LEVEL: 'error',
      ...env,
    });
  const replicas: (Awaited<ReturnType<typeof start>> | undefined)[] = [await start(0), await start(1)];
  await Promise.all(replicas.map((one) => eventually(() => one?.ready(), 120_000)));
  const clients = ports.map((port) => grpcClient(intake.IntakeServiceService, `127.0.0.1:${port}`, tester));
  const [first] = clients;
  if (!first) throw new Error('no replica');
  const agents = Array.from({ length: lines }, (_, n) => ({
    id: `a${n + 1}`,
    name: `Agent ${n + 1}`,
    extension: String(101 + n),
  }));
  await first.importCentre(
    intake.ImportCentreRequest.fromPartial({
      lines: Array.from({ length: lines }, (_, n) => ({ id: `l${n + 1}`, number: '1022' })),
      queues: [
        { id: 'general', name: { vi: 'Chung' } },
        { id: 'english', name: { vi: 'Tiếng Anh' }, skills: ['lang:en'] },
      ],
      agents,
    } as never),
    callContext({ caller: { role: 'system', id: 'pbx' }, timeoutMs: 60_000 }),
  );
  const at = `127.0.0.1:${await freePort()}`;
  await register(
    asterisk,
    agents.map(({ extension }) => extension),
    at,
  );
  const agent = (id: string) =>
    callContext({ caller: { role: 'agent', id }, idempotencyKey: randomUUID(), timeoutMs: 60_000 });
  /** Whom one asks may just have been started again, and an agent may still have a call. */
  const sayTo = (id: string, state: intake.AgentState) =>
    eventually(() => (clients[replicas[0] ? 0 : 1] ?? first).setAgentState({ state, reason: '' }, agent(id)));
  const calls = async () => {
    const { calls: all } = await eventually(() =>
      (clients[replicas[0] ? 0 : 1] ?? first).listCalls(
        intake.ListCallsRequest.fromPartial({ pageSize: 200 }),
        supervisor(),
      ),
    );
    return all;
  };
  return {
    asterisk,
    ledger,
    postgres,
    agents,
    agent,
    supervisor,
    system: () => callContext({ caller: { role: 'system', id: 'notification' }, timeoutMs: 60_000 }),
    client: first,
    calls,
    /** The agents' telephones: so many calls are taken. */
    phones: (count: number, seconds: number, acts: Partial<PhonesOptions> = {}) =>
      phones(at, { count, seconds, ringMs: 50, ...acts }),
    /** Agents from one on, up to so many in all. */
    ready: (count: number, from = 0) =>
      Promise.all(agents.slice(from, count).map(({ id }) => sayTo(id, intake.AgentState.READY))),
    /** All go home; whoever still has a call does when it is over. */
    home: () => Promise.all(agents.map(({ id }) => sayTo(id, intake.AgentState.OFFLINE))),
    /** How many calls ended in each way, of those that arrived since. */
    outcomes: async (since: Date) => {
      const all = await calls();
      const counts = new Map<string, number>();
      for (const { arrivedAt, outcome, state: now } of all) {
        if (!arrivedAt || arrivedAt < since) continue;
        const what = now === intake.CallState.ENDED ? intake.callOutcomeToJSON(outcome) : intake.callStateToJSON(now);
        const name = what.replace(/^CALL_(OUTCOME|STATE)_/, '').toLowerCase();
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      return Object.fromEntries(counts);
    },
    /** Which of the replicas has the telephone system. */
    kill: async (n: number) => {
      await replicas[n]?.kill();
      replicas[n] = undefined;
    },
    restart: async (n: number) => {
      const again = await start(n);
      replicas[n] = again;
      await eventually(again.ready);
    },
    /** Which replica it is: the other one waits for the lease. */
    holder: async () => {
      const [row] = await rowsOf<{ owner: string }>(
        { postgres },
        `SELECT owner FROM adapter_lease WHERE source = 'asterisk'`,
      );
      return row?.owner ?? '';
    },
    close: async () => {
      for (const client of clients) await client.stop();
      for (const one of replicas) await one?.kill();
      await ledger.stop();
      await postgres.drop();
      await asterisk.drop();
    },
  };
};

export type Hotline = Awaited<ReturnType<typeof openHotline>>;
