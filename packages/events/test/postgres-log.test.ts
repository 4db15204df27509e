import { logger } from '@civicline/service-kit';
import { realPostgres } from '@civicline/testkit';
import { openEventLog } from '../src';
import { eventLogConformance } from '../src/conformance';
import { deliveryOver } from './delivery';

const openPostgres = async () => {
  const postgres = await realPostgres();
  return {
    spec: postgres.url,
    open: () => openEventLog(postgres.url, { clientId: 'test', logger: logger('test', 'silent') }),
    outage: () => postgres.dropConnections(),
    close: () => postgres.drop(),
  };
};

eventLogConformance('PostgreSQL', openPostgres);
deliveryOver('PostgreSQL', openPostgres);
