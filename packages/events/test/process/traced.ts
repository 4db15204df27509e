import '@civicline/service-kit/telemetry';
import { timer } from '@civicline/store';
import { trace } from '@opentelemetry/api';
import { announce, consume, relay } from '../../src';
import { happened, log, openService, takeEffect } from '../world';

const [databaseUrl = '', carrier = '', group = '', subject = ''] = process.argv.slice(2);

/** Asks for something in a trace, publishes it and takes it, watched as a service is. */
const run = async () => {
  const { store, events } = openService(databaseUrl, carrier);
  await store.start();
  await events.start();
  await trace.getTracer('test').startActiveSpan('asked', async (span) => {
    await store.transaction((tx) => announce(tx, happened(subject)));
    span.end();
  });
  const due = timer({
    store,
    log,
    name: 'look for what is due',
    everyMs: 60_000,
    takeDue: (tx) => announce(tx, happened(`${subject} by itself`)).then(() => 0),
  });
  await due.start();
  await relay({ store, log: events, logger: log }).start();
  await consume({ store, log: events, group, logger: log, handlers: takeEffect }).start();
};
void run();
