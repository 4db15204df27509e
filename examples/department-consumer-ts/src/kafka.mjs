import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';

const open = (brokers, clientId) => new Kafka({ clientId, brokers, logLevel: logLevel.ERROR });

const join = async (kafka, groupId, topic) => {
  const consumer = kafka.consumer({ groupId, sessionTimeout: 8_000 });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  return consumer;
};

/** Follows a topic from its start, and goes on where this group stopped: a batch is behind us once `keep` has written it. */
export const followKafka = async (brokers, groupId, topic, { take, keep }) => {
  const consumer = await join(open(brokers, groupId), groupId, topic);
  await consumer.run({
    eachBatch: async ({ batch }) => {
      for (const { headers, value } of batch.messages) take(headers, value);
      keep();
    },
  });
};

const endsOf = async (kafka, topic) => {
  const admin = kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  return new Map(offsets.filter(({ low, high }) => low !== high).map(({ partition, high }) => [partition, high]));
};

/** Reads a topic from its start to its end of now. How many records, and in how many seconds from the first to the last. */
export const readKafka = async (brokers, name, topic, { take, keep }) => {
  const kafka = open(brokers, name);
  const ends = await endsOf(kafka, topic);
  if (!ends.size) return { read: 0, seconds: 0 };
  const consumer = await join(kafka, `${name}-${randomUUID()}`, topic);
  let [read, began] = [0, 0];
  await new Promise((resolve, reject) => {
    const eachBatch = async ({ batch }) => {
      began ||= performance.now();
      for (const { headers, value } of batch.messages) take(headers, value);
      read += batch.messages.length;
      if (BigInt(batch.lastOffset()) + 1n >= BigInt(ends.get(batch.partition) ?? 0)) ends.delete(batch.partition);
      if (!ends.size) resolve();
    };
    consumer.run({ autoCommit: false, eachBatch }).catch(reject);
  });
  const seconds = (performance.now() - began) / 1_000;
  keep();
  await consumer.disconnect();
  return { read, seconds };
};
