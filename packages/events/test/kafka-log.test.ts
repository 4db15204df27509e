import { logger } from '@civicline/service-kit';
import { startKafka } from '@civicline/testkit';
import { openEventLog } from '../src';
import { eventLogConformance } from '../src/conformance';

eventLogConformance('Kafka', async () => {
  const kafka = await startKafka();
  return {
    open: () =>
      openEventLog(`kafka=${kafka.brokers.join(',')}`, { clientId: 'test', logger: logger('test', 'silent') }),
    outage: async () => {
      await kafka.stop();
      await kafka.start();
    },
    close: () => kafka.drop(),
  };
});
