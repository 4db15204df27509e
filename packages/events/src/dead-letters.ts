import type { EventCodec } from '@civicline/contracts';
import { eventTypes } from '@civicline/contracts';
import { maskMessage, maskText } from '@civicline/service-kit';
import { fromRecord } from './event';
import type { EventLog, LogRecord, ReadRecord } from './event-log';

const suffix = '.dlq';

/** Where events of a topic are put that could not take effect. */
export const deadLetterTopic = (topic: string) => `${topic}${suffix}`;

export const isDeadLetterTopic = (topic: string) => topic.endsWith(suffix);

/** An event put aside, with what is needed to understand and to replay it. */
export const deadLetterOf = (record: ReadRecord, group: string, error: unknown, attempts: number): LogRecord => ({
  topic: deadLetterTopic(record.topic),
  key: record.key,
  value: record.value,
  headers: {
    ...record.headers,
    'x-dlq-group': group,
    'x-dlq-reason': maskText(error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 500),
    'x-dlq-attempts': String(attempts),
    'x-dlq-topic': record.topic,
    'x-dlq-partition': String(record.partition),
    'x-dlq-offset': String(record.offset),
  },
});

/** An event that was put aside, as whoever looks after it sees it. */
export interface DeadLetter {
  /** Of the event. */
  readonly id: string;
  readonly type: string;
  readonly topic: string;
  readonly subject: string;
  /** When it happened. */
  readonly time: string;
  /** Whose consumers could not take it, why, and after how many tries. */
  readonly group: string;
  readonly reason: string;
  readonly attempts: number;
  /** When it was sent again; undefined while nobody has. */
  readonly replayedAt: string | undefined;
  readonly record: ReadRecord;
}

const replayedHeader = 'x-dlq-replayed-at';

/** One consumer's dead letter: the same event may be put aside by several groups. */
export const letterKey = ({ group, id }: Pick<DeadLetter, 'group' | 'id'>) => `${group} ${id}`;

export const letterOf = (record: ReadRecord): DeadLetter => ({
  id: record.headers['ce_id'] ?? '',
  type: record.headers['ce_type'] ?? '',
  topic: record.headers['x-dlq-topic'] ?? '',
  subject: record.headers['ce_subject'] ?? record.key,
  time: record.headers['ce_time'] ?? '',
  group: record.headers['x-dlq-group'] ?? '',
  reason: record.headers['x-dlq-reason'] ?? '',
  attempts: Number(record.headers['x-dlq-attempts'] ?? 0),
  replayedAt: record.headers[replayedHeader],
  record,
});

/**
 * What is in the event, as JSON with anything personal hidden; undefined when its type is not in these contracts. Throws when its bytes
 * cannot be read.
 */
export const contentOf = ({ record, type, topic }: DeadLetter): unknown => {
  const event = fromRecord({ ...record, topic });
  const codec = (eventTypes as unknown as Record<string, EventCodec<unknown>>)[type];
  return event && codec && maskMessage(codec.schema, codec.toJSON(event.data));
};

/** Dead letters of a topic, in the order of each key. One that failed again after it was sent again is one, and waits again. */
export const deadLetters = async (log: EventLog, topic: string): Promise<DeadLetter[]> => {
  const letters = new Map<string, DeadLetter>();
  for await (const record of log.readAll(deadLetterTopic(topic))) {
    const letter = letterOf(record);
    letters.set(letterKey(letter), letter);
  }
  return [...letters.values()];
};

/**
 * Sends a dead letter to its topic again, and notes that. Groups that took it the first time know its id and do nothing; the
 * one that put it aside has no memory of it and takes it now. It comes after everything else of its key.
 */
export const replayDeadLetter = async (
  log: EventLog,
  { topic, record }: DeadLetter,
  now = new Date(),
): Promise<void> => {
  const { key, value } = record;
  const headers = Object.fromEntries(Object.entries(record.headers).filter(([name]) => !name.startsWith('x-dlq-')));
  await log.append([{ topic, key, value, headers }]);
  const noted = { ...record.headers, [replayedHeader]: now.toISOString() };
  await log.append([{ topic: deadLetterTopic(topic), key, value, headers: noted }]);
};
