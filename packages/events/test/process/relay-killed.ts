import { announce, relay } from '../../src';
import { happened, log, openService } from '../world';

const [databaseUrl = '', carrier = '', subject = '', id = ''] = process.argv.slice(2);

/** Dies between the publishing of an event and its removal from the outbox. */
const run = async () => {
  const { store, events } = openService(databaseUrl, carrier);
  await store.start();
  await events.start();
  const dying: typeof events = {
    ...events,
    append: async (records) => {
      await events.append(records);
      if (records.some(({ key }) => key === subject)) process.kill(process.pid, 'SIGKILL');
    },
  };
  await store.transaction((tx) => announce(tx, happened(subject, id)));
  await relay({ store, log: dying, logger: log }).start();
};
void run();
