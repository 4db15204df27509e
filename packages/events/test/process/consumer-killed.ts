import { consume } from '../../src';
import { log, openService, takeEffect } from '../world';

const [databaseUrl = '', carrier = '', group = '', subject = ''] = process.argv.slice(2);

/** Dies between the commit of an event's effect and the log's note that it was read. */
const run = async () => {
  const { store, events } = openService(databaseUrl, carrier);
  await store.start();
  await events.start();
  const dying: typeof events = {
    ...events,
    subscribe: (subscription) =>
      events.subscribe({
        ...subscription,
        onRecord: async (record, signal) => {
          await subscription.onRecord(record, signal);
          if (record.key === subject) process.kill(process.pid, 'SIGKILL');
        },
      }),
  };
  await consume({ store, log: dying, group, logger: log, handlers: takeEffect }).start();
};
void run();
