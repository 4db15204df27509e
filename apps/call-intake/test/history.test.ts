import { intake } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import { eventually, freePort, realPostgres, startProcess } from '@civicline/testkit';
import fc from 'fast-check';
import path from 'node:path';
import { acts, openHistory } from './history';
import { openLedger } from './ledger';
import { brokenIn, rowsOf } from './world';

/** Random histories; `CIVICLINE_TEST_HISTORIES=50` tries so many. */
const histories = Number(process.env['CIVICLINE_TEST_HISTORIES'] ?? 1);
const agents = 4;
const atOnce = 8;
const main = path.join(__dirname, '../src/main.ts');

type Place = Awaited<ReturnType<typeof openPlace>>;

/** Two replicas as processes on one database. */
const openPlace = async () => {
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
      // Nobody opens a desk in these histories: an agent is at work until they say otherwise.
      CIVICLINE_DESK_GRACE_MS: '3600000',
      CIVICLINE_OFFER_MS: '3000',
    });
  const replicas = [await start(0), await start(1)];
  await Promise.all(replicas.map(({ ready }) => eventually(ready, 120_000)));
  const clients = ports.map((port) => grpcClient(intake.IntakeServiceService, `127.0.0.1:${port}`));
  await clients[0]?.importCentre(
    intake.ImportCentreRequest.fromPartial({
      queues: [{ id: 'general', name: { vi: 'Chung' } }],
      agents: Array.from({ length: agents }, (_, n) => ({ id: `a${n + 1}`, name: `Agent ${n + 1}` })),
    } as never),
    callContext({ caller: { role: 'system', id: 'pbx' }, timeoutMs: 30_000 }),
  );
  return {
    postgres,
    clients,
    /** Kills one in the middle of whatever it does, and has it started again. */
    killOne: async (n: number) => {
      await replicas[n]?.kill();
      const again = await start(n);
      replicas[n] = again;
      await eventually(again.ready, 120_000);
    },
    close: async () => {
      for (const client of clients) await client.stop();
      for (const one of replicas) await one.kill();
      await ledger.stop();
      await postgres.drop();
    },
  };
};

let place: Place;
beforeAll(async () => {
  place = await openPlace();
}, 180_000);
afterAll(() => place.close());

it(
  'whatever callers and agents do while replicas are killed in the middle: none lost, none twice, each with one outcome',
  async () => {
    await fc.assert(
      fc.asyncProperty(acts(agents, 64), fc.nat(1), async (history, victim) => {
        const { run, callers, accepted, carryOut, end } = openHistory(place.clients, agents);
        for (let n = 0; n < history.length; n += atOnce) {
          const burst = history.slice(n, n + atOnce).map(carryOut);
          // In the second burst and near the end, one or the other dies with its hands full.
          if (n === atOnce) burst.push(place.killOne(victim));
          if (n === history.length - 2 * atOnce) burst.push(place.killOne(1 - victim));
          await Promise.all(burst);
          expect(await brokenIn(place)).toEqual([]);
        }
        await end();
        const calls = await rowsOf<{
          id: string;
          source_id: string;
          state: string;
          outcome: string;
          answered: boolean;
        }>(
          place,
          `SELECT id, source_id, state, outcome, answered_at IS NOT NULL AS answered FROM call WHERE source_id LIKE '${run}-%'`,
        );
        expect(calls.map((call) => call.source_id).sort()).toEqual(callers.map(({ sourceId }) => sourceId).sort());
        for (const { id, state, outcome, answered } of calls) {
          expect({ id, state, answered }).toEqual({ id, state: 'ended', answered: accepted.has(id) });
          expect(outcome).toMatch(answered ? /^completed$/ : /^(short_)?abandoned$/);
        }
        expect(await brokenIn(place)).toEqual([]);
      }),
      { numRuns: histories, endOnFailure: true },
    );
  },
  600_000 * Math.max(1, histories),
);
