import { Kafka, logLevel } from 'kafkajs';

/** Follows a topic from its start, and goes on where this group stopped. */
export const followKafka = async (brokers, groupId, topic, onRecord) => {
  const consumer = new Kafka({ clientId: groupId, brokers, logLevel: logLevel.ERROR }).consumer({
    groupId,
    sessionTimeout: 8_000,
  });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const headers = Object.fromEntries(
        Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]),
      );
      onRecord(headers, message.value);
    },
  });
};
