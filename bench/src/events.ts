import { directory, topics } from '@civicline/contracts';
import { announce, consume, eventMigrations, openEventLog, relay } from '@civicline/events';
import { logger } from '@civicline/service-kit';
import { coreMigrations, openStore } from '@civicline/store';
import { eventually, realPostgres } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import type { Row } from './measure';
import { against, quantile } from './measure';

const log = logger('bench', 'silent');
const happened = (n: number) => ({
  id: randomUUID(),
  type: 'civicline.office.changed.v1',
  source: '/bench',
  subject: `office-${n % 50}`,
  time: new Date(),
  topic: topics.office,
  data: { office: directory.Office.fromPartial({ id: `office-${n}` }) },
});

const openAll = async (events: string | undefined) => {
  const postgres = await realPostgres();
  const store = openStore({
    url: postgres.url,
    schema: 'bench',
    entities: [],
    migrations: [...coreMigrations, ...eventMigrations],
    log,
  });
  await store.start();
  const eventLog = openEventLog(events ?? postgres.url, { clientId: 'bench', logger: log });
  await eventLog.start();
  return {
    store,
    eventLog,
    close: async () => {
      await eventLog.stop();
      await store.stop();
      await postgres.drop();
    },
  };
};

/** From the commit that announced to the effect in the consumer's own transaction. */
export const benchLatency = async (name: string, events?: string): Promise<Row> => {
  const { store, eventLog, close } = await openAll(events);
  const committedAt = new Map<string, number>();
  const times: number[] = [];
  const reader = consume({
    store,
    log: eventLog,
    group: randomUUID(),
    logger: log,
    handlers: {
      'civicline.office.changed.v1': (event, tx) => {
        tx.afterCommit(() => {
          const at = committedAt.get(event.id);
          if (at !== undefined) times.push(performance.now() - at);
        });
        return Promise.resolve();
      },
    },
  });
  const carrier = relay({ store, log: eventLog, logger: log });
  await carrier.start();
  await reader.start();
  const count = 600;
  for (let n = 0; n < count; n++) {
    const event = happened(n);
    await store.transaction(async (tx) => {
      await announce(tx, event);
      tx.afterCommit(() => committedAt.set(event.id, performance.now()));
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await eventually(() => {
    if (times.length < count * 0.95) throw new Error(`${times.length} of ${count}`);
  }, 60_000);
  await reader.stop();
  await carrier.stop();
  await close();
  // The first events wait for the group to form; they are start-up, not delivery.
  const steady = times.slice(Math.floor(count * 0.1)).sort((a, b) => a - b);
  return {
    what: `commit to effect, ${name}, ms`,
    floor: '',
    ours: `p50 ${quantile(steady, 0.5).toFixed(1)}, p99 ${quantile(steady, 0.99).toFixed(1)}`,
    ratio: '',
    goal: 'p99 < 50',
  };
};

const batch = 500;
const total = 10_000;

/** The relay, from outbox rows to Kafka, against a bare kafkajs producer with the same records and batches. */
export const benchRelay = async (broker: string, runs: number): Promise<Row> => {
  const kafka = new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING });
  const producer = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    idempotent: true,
    maxInFlightRequests: 1,
  });
  const [floor, ours]: [number[], number[]] = [[], []];
  const { store, eventLog, close } = await openAll(`kafka=${broker}`);
  await producer.connect();
  await eventLog.append([{ topic: topics.office, key: 'first', value: Buffer.from(''), headers: {} }]);
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    for (let n = 0; n < total; n += batch) {
      const messages = Array.from({ length: batch }, (_, k) => ({
        key: `office-${k % 50}`,
        value: Buffer.alloc(60),
        headers: {
          ce_id: randomUUID(),
          ce_type: 'civicline.office.changed.v1',
          ce_source: '/bench',
          ce_subject: 'x',
          ce_time: new Date().toISOString(),
        },
      }));
      await producer.sendBatch({ acks: -1, topicMessages: [{ topic: topics.office, messages }] });
    }
    floor.push((total / (performance.now() - started)) * 1000);

    for (let n = 0; n < total; n += batch)
      await store.transaction((tx) => announce(tx, ...Array.from({ length: batch }, (_, k) => happened(n + k))));
    const begun = performance.now();
    const carrier = relay({ store, log: eventLog, logger: log });
    await carrier.start();
    for (;;) {
      const rows = await store.query('SELECT FROM outbox LIMIT 1');
      if (!rows.length) break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    ours.push((total / (performance.now() - begun)) * 1000);
    await carrier.stop();
  }
  await producer.disconnect();
  await close();
  return against('relay to Kafka', floor, ours, 'events a second', '>= 0.8');
};
