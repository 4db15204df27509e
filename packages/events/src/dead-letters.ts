import { maskText } from '@civicline/service-kit';
import type { EventLog, LogRecord, ReadRecord } from './event-log';

const suffix = '.dlq';

/** Where events of a topic are put that could not take effect. */
export const deadLetterTopic = (topic: string) => `${topic}${suffix}`;

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

/** Dead letters of a topic, oldest first. */
export const deadLetters = (log: EventLog, topic: string): AsyncIterable<ReadRecord> =>
  log.readAll(deadLetterTopic(topic));

/**
 * Sends a dead letter to its topic again. Groups that took it the first time know its id and do nothing; the one that put
 * it aside has no memory of it and takes it now. It comes after everything else of its key.
 */
export const replayDeadLetter = (log: EventLog, letter: LogRecord): Promise<void> => {
  const topic = letter.headers['x-dlq-topic'];
  if (!topic) throw new Error('not a dead letter');
  const headers = Object.fromEntries(Object.entries(letter.headers).filter(([name]) => !name.startsWith('x-dlq-')));
  return log.append([{ topic, key: letter.key, value: letter.value, headers }]);
};
