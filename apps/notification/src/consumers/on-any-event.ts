import type { EventType } from '@civicline/contracts';
import { eventTypes } from '@civicline/contracts';
import type { DomainEvent, Handlers, SelectiveEffect } from '@civicline/events';
import { currentTraceparent } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { EventFacts } from '../domain/webhook';
import { officesOf } from '../domain/webhook';
import type { ToldEvent } from '../commands/deliver-webhook';

interface Telling {
  readonly isAskedFor: (event: EventFacts) => Promise<boolean>;
  readonly queue: (tx: Tx, event: ToldEvent, offices: readonly string[]) => Promise<void>;
}

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
export const onAnyEvent = ({ isAskedFor, queue }: Telling): Handlers => {
  const dataOf = (event: DomainEvent): unknown => eventTypes[event.type as EventType].toJSON(event.data as never);
  const handler: SelectiveEffect = {
    concerns: (event) => isAskedFor({ type: event.type, time: event.time, offices: officesOf(dataOf(event)) }),
    effect: (event, tx) => {
      const data = dataOf(event);
      const { id, type, subject, time } = event;
      const body = bodyOf(event, eventTypes[type as EventType].schema, data);
      const traceparent = currentTraceparent() ?? null;
      return queue(tx, { id, type, subject, time, body, traceparent }, officesOf(data));
    },
  };
  return Object.fromEntries(Object.keys(eventTypes).map((type) => [type, handler]));
};
