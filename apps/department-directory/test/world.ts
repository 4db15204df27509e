import { directory } from '@civicline/contracts';
import { openEventLog } from '@civicline/events';
import { callContext, grpcClient, logger, startService } from '@civicline/service-kit';
import { fixedClock, freePort, keySettings, realPostgres, tester } from '@civicline/testkit';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { directoryService } from '../src/service';

const folder = path.join(__dirname, '../seed');
const read = (file: string) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as unknown[];

/** The seed, as the import takes it. */
export const seedRows = () =>
  directory.ImportDirectoryRequest.fromJSON({
    units: read('units.json'),
    offices: read('offices.json'),
    hotlines: read('hotlines.json'),
    procedures: readdirSync(path.join(folder, 'procedures')).flatMap((file) => read(`procedures/${file}`)),
  });

/** The real directory with its seed, on 24 November 2026. */
export const openWorld = async () => {
  const postgres = await realPostgres();
  const log = logger('test', 'silent');
  const port = await freePort();
  const env = {
    CIVICLINE_DATABASE_URL: postgres.url,
    CIVICLINE_EVENTS: postgres.url,
    CIVICLINE_GRPC_PORT: String(port),
    ...keySettings,
  };
  const clock = fixedClock('2026-11-24T08:00:00+07:00');
  const running = await startService(directoryService, env, { log, clock });
  await running.started;
  const client = grpcClient(directory.DirectoryServiceService, `127.0.0.1:${port}`, tester);
  const events = openEventLog(postgres.url, { clientId: 'test', logger: log });
  await events.start();
  const as = (role: 'citizen' | 'agent' | 'officer' | 'admin' | 'system', officeId?: string, id: string = role) =>
    callContext({ caller: { role, id, ...(officeId ? { officeId } : {}) }, timeoutMs: 120_000 });
  return {
    clock,
    postgres: postgres.url,
    client,
    events,
    as,
    close: async () => {
      await client.stop();
      await running.stop();
      await events.stop();
      await postgres.drop();
    },
  };
};
