import type { EventType } from '@civicline/contracts';
import { eventTypes } from '@civicline/contracts';
import type { DomainEvent, Handlers } from '@civicline/events';
import type { Tx } from '@civicline/store';
import { officesOf } from '../domain/webhook';
import type { ToldEvent } from '../commands/deliver-webhook';

type QueueEvent = (tx: Tx, event: ToldEvent, offices: readonly string[]) => Promise<void>;

/** An event as CloudEvents has it in JSON, structured: its data in the JSON form of the contracts. */
const bodyOf = ({ id, type, source, subject, time }: DomainEvent, schema: string, data: unknown): string =>
  JSON.stringify({
    specversion: '1.0',
    id,
    type,
    source,
    subject,
    time: time.toISOString(),
    datacontenttype: 'application/json',
    dataschema: schema,
    data,
  });

/** Whatever is announced is told to the systems that asked for it. */
export const onAnyEvent = (queueEvent: QueueEvent): Handlers => {
  const handle = (event: DomainEvent, tx: Tx) => {
    const { schema, toJSON } = eventTypes[event.type as EventType];
    const data = toJSON(event.data as never);
    const { id, type, subject, time } = event;
    return queueEvent(tx, { id, type, subject, time, body: bodyOf(event, schema, data) }, officesOf(data));
  };
  return Object.fromEntries(Object.keys(eventTypes).map((type) => [type, handle]));
};
