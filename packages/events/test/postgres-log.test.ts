import { logger } from '@civicline/service-kit';
import { realPostgres } from '@civicline/testkit';
import { openEventLog } from '../src';
import { eventLogConformance } from '../src/conformance';

eventLogConformance('PostgreSQL', async () => {
  const postgres = await realPostgres();
  return {
    open: () => openEventLog(postgres.url, { clientId: 'test', logger: logger('test', 'silent') }),
    outage: () => postgres.dropConnections(),
    close: () => postgres.drop(),
  };
});
