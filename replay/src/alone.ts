import { callIntakeService } from '@civicline/call-intake/replay/service';
import { intake } from '@civicline/contracts';
import { logger, startService } from '@civicline/service-kit';
import { freePort, keeperSettings, realPostgres } from '@civicline/testkit';
import type { FileClock } from './pace';

/** Longer than any call of a file is silent: nothing in a simulation is to be ended for want of news. */
const silentMs = 10 * 86_400_000;
/** Simulated time may leap while a desk says "accept": an offer must not run out in between. */
const offerMs = 86_400_000;

/**
 * call-intake in this process, on a database of its own and a clock that is handed to it: its leases, timers and figures
 * follow the file's time. Nothing else of the house takes part in a simulation.
 */
export const startAlone = async (clock: FileClock) => {
  const postgres = await realPostgres();
  const port = await freePort();
  const env = {
    CIVICLINE_DATABASE_URL: postgres.url,
    CIVICLINE_EVENTS: postgres.url,
    CIVICLINE_GRPC_PORT: String(port),
    ...keeperSettings,
    // Nobody is there: a simulation promises no windows.
    CIVICLINE_SCHEDULING_ADDRESS: '127.0.0.1:9',
    CIVICLINE_ROUTING_ADDRESS: '127.0.0.1:9',
    CIVICLINE_SILENT_MS: String(silentMs),
    CIVICLINE_OFFER_MS: String(offerMs),
  };
  const running = await startService(callIntakeService, env, { clock, log: logger('replay', 'silent') });
  await running.started;
  return {
    address: `127.0.0.1:${port}`,
    postgres: postgres.url,
    stop: async () => {
      await running.stop();
      await postgres.drop();
    },
  };
};

/** A queue for everybody and so many agents who serve it. */
export const centreOf = (queueId: string, agents: readonly string[]): intake.ImportCentreRequest =>
  intake.ImportCentreRequest.fromPartial({
    queues: [{ id: queueId, name: { vi: 'Phát lại', en: 'Replay' } }],
    agents: agents.map((id) => ({ id, name: id, queues: [queueId], team: 'replay' })),
  } as never);
