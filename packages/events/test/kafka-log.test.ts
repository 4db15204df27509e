import { logger } from '@civicline/service-kit';
import { startKafka } from '@civicline/testkit';
import { openEventLog } from '../src';
import { eventLogConformance } from '../src/conformance';
import { deliveryOver } from './delivery';

const openKafka = async () => {
  const kafka = await startKafka();
  const spec = `kafka=${kafka.brokers.join(',')}`;
  return {
    spec,
    open: () => openEventLog(spec, { clientId: 'test', logger: logger('test', 'silent') }),
    outage: async (meanwhile: () => Promise<void>) => {
      await kafka.stop();
      await meanwhile();
      await kafka.start();
    },
    close: () => kafka.drop(),
  };
};

eventLogConformance('Kafka', openKafka);
deliveryOver('Kafka', openKafka);
