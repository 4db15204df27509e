import type { Logger } from '@civicline/service-kit';
import { context } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import { randomUUID } from 'node:crypto';
import type { Admin, Batch, Consumer, KafkaMessage, Producer, ProducerBatch } from 'kafkajs';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { isDeadLetterTopic } from './dead-letters';
import type { EventLog, LogRecord, ReadRecord, Subscription } from './event-log';
import { beginningOf, partitionCount, waitAfter } from './event-log';
import { queue } from './queue';

export interface KafkaLogOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly logger: Logger;
}

const heartbeatMs = 2_000;
const levels: Record<number, 'error' | 'warn' | 'debug'> = { [logLevel.ERROR]: 'warn', [logLevel.WARN]: 'debug' };

/** What kafkajs itself threw, from a heartbeat: the group has changed, and it knows what to do. */
const isGroupMatter = (error: unknown) => error instanceof Error && error.name.startsWith('KafkaJS');

const electionTries = 20;
const electionMs = 250;

/** A topic that was just made, or whose broker just came back, has no leader for a moment. */
const untilLed = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries >= electionTries) throw error;
      await new Promise((resolve) => setTimeout(resolve, electionMs));
    }
  }
};

const toRead = (topic: string, partition: number, message: KafkaMessage): ReadRecord => ({
  topic,
  partition,
  offset: BigInt(message.offset),
  key: message.key?.toString() ?? '',
  value: message.value ?? new Uint8Array(),
  headers: Object.fromEntries(Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)])),
});

/**
 * The log on Kafka. The only file that knows kafkajs, so that another client can take its place behind the port.
 * Producer: idempotent, all replicas acknowledge, one request in flight, so that retries keep the order.
 */
export const kafkaLog = ({ brokers, clientId, logger }: KafkaLogOptions): EventLog => {
  const kafka = new Kafka({
    clientId,
    brokers: [...brokers],
    retry: { initialRetryTime: 100, maxRetryTime: 3_000, retries: 8 },
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    logCreator: () => (entry) => logger[levels[entry.level] ?? 'debug']({ kafka: entry.namespace }, entry.log.message),
  });
  const openProducer = async () => {
    const opened = kafka.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
    });
    await opened.connect();
    return opened;
  };
  let producer: Promise<Producer> | undefined;

  /**
   * Sends with the producer that there is. One whose sending failed is never used again: the broker may have written what
   * it did not acknowledge, and then takes whatever else comes under the same sequence number for out of order, for ever.
   */
  const send = async (batch: ProducerBatch) => {
    producer ??= openProducer();
    const sender = producer;
    try {
      await (await sender).sendBatch(batch);
    } catch (error) {
      if (producer === sender) producer = undefined;
      sender.then((failed) => failed.disconnect()).catch(() => undefined);
      throw error;
    }
  };

  const admin: Admin = kafka.admin();
  const known = new Set<string>();

  const ensureTopics = async (topics: readonly string[]) => {
    const missing = topics.filter((topic) => !known.has(topic));
    if (!missing.length) return;
    await admin.createTopics({
      waitForLeaders: true,
      // Kept for good: who comes new reads from the start, and the broker's own default forgets after a week.
      topics: missing.map((topic) => ({
        topic,
        // Dead letters are few, and there is a topic of them for each.
        numPartitions: isDeadLetterTopic(topic) ? 1 : partitionCount,
        configEntries: [{ name: 'retention.ms', value: '-1' }],
      })),
    });
    missing.forEach((topic) => known.add(topic));
  };

  const append = async (records: readonly LogRecord[]) => {
    const topics = [...new Set(records.map(({ topic }) => topic))];
    await ensureTopics(topics);
    const topicMessages = topics.map((topic) => ({
      topic,
      messages: records
        .filter((record) => record.topic === topic)
        .map(({ key, value, headers }) => ({ key, value: Buffer.from(value), headers: { ...headers } })),
    }));
    // A record's headers name its own trace; kafkajs' instrumentation would write the sender's over it.
    await context.with(suppressTracing(context.active()), () => send({ acks: -1, topicMessages }));
  };

  const subscribe = (subscription: Subscription) => {
    const { group, topics, onRecord } = subscription;
    let consumer: Consumer | undefined;
    let joined = false;
    let stopping = new AbortController();

    /** One record at a time; the group is told that we live while its effect takes long. */
    const handle = async (record: ReadRecord, heartbeat: () => Promise<void>) => {
      const lost = new AbortController();
      let reason: unknown;
      const beat = setInterval(() => {
        heartbeat().catch((error: unknown) => {
          reason = error;
          lost.abort();
        });
      }, heartbeatMs);
      try {
        await onRecord(record, AbortSignal.any([stopping.signal, lost.signal]));
      } catch (error) {
        throw reason ?? error;
      } finally {
        clearInterval(beat);
      }
    };

    interface BatchHands {
      resolveOffset(offset: string): void;
      heartbeat(): Promise<void>;
      goesOn(): boolean;
      pause(): () => void;
    }

    /**
     * The records of one partition. One that is to come again later pauses its partition: what was fetched together is
     * waited for together, so waiting in here would hold up every partition of the broker.
     */
    const takeBatch = async ({ topic, partition, messages }: Batch, hands: BatchHands) => {
      for (const message of messages) {
        if (!hands.goesOn()) return;
        try {
          await handle(toRead(topic, partition, message), hands.heartbeat);
        } catch (error) {
          if (stopping.signal.aborted || isGroupMatter(error)) throw error;
          const resume = hands.pause();
          setTimeout(() => !stopping.signal.aborted && resume(), waitAfter(error)).unref();
          return;
        }
        hands.resolveOffset(message.offset);
      }
      await hands.heartbeat();
    };

    const join = async () => {
      await ensureTopics(topics);
      const own = kafka.consumer({
        groupId: group ?? `tail-${clientId}-${randomUUID()}`,
        allowAutoTopicCreation: false,
        // The broker answers at once when there is something; the longer it may wait for that, the less is asked for nothing.
        maxWaitTimeInMs: 500,
        sessionTimeout: 10_000,
        heartbeatInterval: heartbeatMs,
        rebalanceTimeout: 15_000,
        retry: {
          retries: 8,
          initialRetryTime: 100,
          maxRetryTime: 3_000,
          restartOnFailure: () => Promise.resolve(!stopping.signal.aborted),
        },
      });
      consumer = own;
      own.on(own.events.GROUP_JOIN, () => (joined = true));
      own.on(own.events.CRASH, ({ payload }) => {
        joined = false;
        if (!payload.restart && !stopping.signal.aborted) rejoin(own);
      });
      await own.connect();
      await own.subscribe({ topics: [...topics], fromBeginning: beginningOf(subscription) === 'start' });
      await own.run({
        partitionsConsumedConcurrently: partitionCount,
        eachBatchAutoResolve: false,
        eachBatch: ({ batch, resolveOffset, heartbeat, isRunning, isStale, pause }) =>
          takeBatch(batch, { resolveOffset, heartbeat, goesOn: () => isRunning() && !isStale(), pause }),
      });
    };

    /** kafkajs gives up on errors that it takes for final; a broker that comes back later makes none of them final. */
    const rejoin = (crashed: Consumer) => {
      setTimeout(() => {
        if (stopping.signal.aborted) return;
        crashed.disconnect().catch(() => undefined);
        join().catch(() => rejoin(crashed));
      }, 1_000);
    };

    return {
      name: `kafka reader ${group ?? 'tail'}`,
      background: true,
      start: () => {
        stopping = new AbortController();
        return join();
      },
      stop: async () => {
        stopping.abort();
        joined = false;
        await consumer?.disconnect();
      },
      ready: () => joined,
    };
  };

  async function* readAll(topic: string): AsyncIterable<ReadRecord> {
    await ensureTopics([topic]);
    const ends = new Map(
      (await untilLed(() => admin.fetchTopicOffsets(topic)))
        .filter(({ low, high }) => high !== low)
        .map(({ partition, high }) => [partition, BigInt(high)]),
    );
    if (!ends.size) return;
    const records = queue<ReadRecord>();
    const reader = kafka.consumer({
      groupId: `read-${clientId}-${randomUUID()}`,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: 100,
    });
    try {
      await reader.connect();
      await reader.subscribe({ topics: [topic], fromBeginning: true });
      await reader.run({
        autoCommit: false,
        eachMessage: ({ partition, message }) => {
          records.push(toRead(topic, partition, message));
          return Promise.resolve();
        },
      });
      while (ends.size) {
        const record = await records.next();
        const end = ends.get(record.partition);
        if (end === undefined || record.offset >= end) continue;
        if (record.offset === end - 1n) ends.delete(record.partition);
        yield record;
      }
    } finally {
      await reader.disconnect();
    }
  }

  const lag = async (group: string, topics: readonly string[]) => {
    await ensureTopics(topics);
    const read = new Map(
      (await admin.fetchOffsets({ groupId: group, topics: [...topics] })).flatMap(({ topic, partitions }) =>
        partitions.map(({ partition, offset }) => [`${topic}/${partition}`, Number(offset)] as const),
      ),
    );
    const behind = await Promise.all(
      topics.map(async (topic) =>
        (await untilLed(() => admin.fetchTopicOffsets(topic))).map(
          ({ partition, low, high }) => Number(high) - Math.max(Number(low), read.get(`${topic}/${partition}`) ?? 0),
        ),
      ),
    );
    return behind.flat().reduce((sum, one) => sum + one, 0);
  };

  return {
    name: 'kafka log',
    background: true,
    append,
    lag,
    subscribe,
    readAll,
    start: async () => {
      await admin.connect();
      producer = openProducer();
      await producer;
    },
    stop: async () => {
      await (await producer?.catch(() => undefined))?.disconnect();
      await admin.disconnect();
    },
  };
};
