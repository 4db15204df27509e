import { intake } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import { eventually, freePort, realPostgres, startProcess, tester } from '@civicline/testkit';
import path from 'node:path';
import { openLedger } from './ledger';

const main = path.join(__dirname, '../src/main.ts');

/** Two replicas as processes on one database: either may be killed. */
export const openPlace = async (agents: number) => {
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
      // In histories nobody opens a desk: an agent is at work until they say otherwise.
      CIVICLINE_DESK_GRACE_MS: '3600000',
      CIVICLINE_OFFER_MS: '5000',
    });
  const replicas = [await start(0), await start(1)];
  await Promise.all(replicas.map(({ ready }) => eventually(ready, 120_000)));
  const clients = ports.map((port) => grpcClient(intake.IntakeServiceService, `127.0.0.1:${port}`, tester));
  await clients[0]?.importCentre(
    intake.ImportCentreRequest.fromPartial({
      queues: [{ id: 'general', name: { vi: 'Chung' } }],
      agents: Array.from({ length: agents }, (_, n) => ({ id: `a${n + 1}`, name: `Agent ${n + 1}` })),
    } as never),
    callContext({ caller: { role: 'system', id: 'pbx' }, timeoutMs: 60_000 }),
  );
  return {
    postgres,
    clients,
    /** Kills one in the middle of whatever it does, and has it started again. */
    killOne: async (n: number) => {
      await replicas[n]?.kill();
      const again = await start(n);
      replicas[n] = again;
      await eventually(again.ready);
    },
    close: async () => {
      for (const client of clients) await client.stop();
      for (const one of replicas) await one.kill();
      await ledger.stop();
      await postgres.drop();
    },
  };
};

export type Place = Awaited<ReturnType<typeof openPlace>>;
