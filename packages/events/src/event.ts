import { eventTypes } from '@civicline/contracts';
import type { LogRecord } from './event-log';

/** Something that happened, as CloudEvents 1.0 knows it. */
export interface DomainEvent<T = unknown> {
  /** Unique; consumers remember it. */
  readonly id: string;
  readonly type: string;
  readonly source: string;
  /** Id of the aggregate; the key, so that its events keep their order. */
  readonly subject: string;
  readonly time: Date;
  readonly topic: string;
  readonly data: T;
}

interface Codec {
  readonly schema: string;
  encode(data: unknown): Uint8Array;
  decode(bytes: Uint8Array): unknown;
}

const codecs = eventTypes as unknown as Record<string, Codec>;

/** CloudEvents' Kafka binding, binary mode: attributes are headers, the data stands alone. */
export const toRecord = (event: DomainEvent, headers: Readonly<Record<string, string>> = {}): LogRecord => {
  const codec = codecs[event.type];
  if (!codec) throw new Error(`${event.type} is not in the contracts`);
  return {
    topic: event.topic,
    key: event.subject,
    value: codec.encode(event.data),
    headers: {
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_type: event.type,
      ce_source: event.source,
      ce_subject: event.subject,
      ce_time: event.time.toISOString(),
      ce_dataschema: codec.schema,
      'content-type': 'application/protobuf',
      ...headers,
    },
  };
};

/** Undefined when the type is not known here: contracts grow, and an older reader skips what it does not understand. */
export const fromRecord = (record: LogRecord): DomainEvent | undefined => {
  const {
    ce_id: id,
    ce_type: type,
    ce_source: source = '',
    ce_subject: subject = record.key,
    ce_time: time = '',
  } = record.headers;
  const codec = type === undefined ? undefined : codecs[type];
  if (!codec || type === undefined) return undefined;
  if (!id) throw new Error(`${type} on ${record.topic} has no ce_id`);
  return { id, type, source, subject, time: new Date(time), topic: record.topic, data: codec.decode(record.value) };
};
