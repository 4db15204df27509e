import type { EventData, EventType } from '@civicline/contracts';
import type { CallContext, Logger, Part } from '@civicline/service-kit';
import { callContext, inTrace } from '@civicline/service-kit';
import type { Store, Tx } from '@civicline/store';
import { timer } from '@civicline/store';
import { metrics } from '@opentelemetry/api';
import { eventTypes } from '@civicline/contracts';
import { deadLetterOf } from './dead-letters';
import type { DomainEvent } from './event';
import { fromRecord } from './event';
import type { EventLog, ReadRecord } from './event-log';
import { Later } from './event-log';
import { forgetReceived, receive } from './inbox';
import { verdictOn } from './retry-policy';

/** What is done when an event arrives, in the transaction that remembers it. */
export type Effect<Data = unknown> = (event: DomainEvent<Data>, tx: Tx, call: CallContext) => Promise<void>;

/**
 * An effect that few events of their type have. Whether this one does is asked first, outside of any transaction, so that the
 * others cost none; an event that comes again is asked about again.
 */
export interface SelectiveEffect<Data = unknown> {
  readonly concerns: (event: DomainEvent<Data>) => boolean | Promise<boolean>;
  readonly effect: Effect<Data>;
}

export type Handlers = {
  readonly [K in EventType]?: Effect<EventData<K>> | SelectiveEffect<EventData<K>>;
};

export interface ConsumeOptions {
  readonly store: Store;
  readonly log: EventLog;
  /** Name of the group; replicas of a service share it. */
  readonly group: string;
  readonly handlers: Handlers;
  readonly logger: Logger;
}

const always = () => true;

const selectiveEffect = (handler: Effect | SelectiveEffect): SelectiveEffect =>
  typeof handler === 'function' ? { concerns: always, effect: handler } : handler;

const meter = metrics.getMeter('civicline');
const duration = meter.createHistogram('event_handling_duration_seconds', {
  description: 'How long an event took to take effect',
  unit: 's',
  advice: { explicitBucketBoundaries: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] },
});
const handled = meter.createCounter('events_handled_total', { description: 'Events by group, type and outcome' });
const behind = meter.createObservableGauge('event_consumer_lag', {
  description: 'Events that a group has still to read',
});
const hourMs = 3_600_000;

/**
 * Listens to the topics of its handlers. Each event takes effect exactly once: it may come again, and is then known by its
 * id, which was written with the effect. One that cannot take effect is put aside as a dead letter after some tries.
 */
export const consume = ({ store, log, group, handlers, logger }: ConsumeOptions): Part => {
  const byType = new Map(
    Object.entries(handlers).map(([type, handler]) => [type, selectiveEffect(handler as Effect | SelectiveEffect)]),
  );
  const topics = [...new Set(Object.keys(handlers).map((type) => eventTypes[type as EventType].topic))];

  const takeEffect = (event: DomainEvent, effect: Effect, record: ReadRecord, signal: AbortSignal) =>
    inTrace(record.headers['traceparent'], `consume ${event.type}`, () =>
      store.transaction(async (tx) => {
        if (await receive(tx, group, event.id))
          await effect(event, tx, callContext({ signal, caller: { role: 'system', id: group } }));
      }),
    );

  /** Tries so far of the record at which each partition stands. */
  const tries = new Map<string, { offset: bigint; count: number }>();

  const onRecord = async (record: ReadRecord, signal: AbortSignal) => {
    const started = performance.now();
    const type = record.headers['ce_type'] ?? 'unknown';
    const place = `${record.topic}/${record.partition}`;
    const before = tries.get(place);
    const attempt = before?.offset === record.offset ? before.count + 1 : 1;
    try {
      const handler = byType.get(type);
      const event = handler && fromRecord(record);
      const concerned = handler && event && (await handler.concerns(event));
      if (concerned) await takeEffect(event, handler.effect, record, signal);
      tries.delete(place);
      handled.add(1, { group, type, outcome: concerned ? 'done' : 'skipped' });
    } catch (error) {
      if (signal.aborted) throw error;
      tries.set(place, { offset: record.offset, count: attempt });
      const verdict = verdictOn(error, attempt, Math.random());
      const { topic, partition, offset } = record;
      const facts = { err: error, topic, partition, offset: String(offset), type, attempt };
      if (verdict.kind === 'retry') {
        logger.warn({ ...facts, waitMs: Math.round(verdict.afterMs) }, 'event not handled, trying again');
        throw new Later(verdict.afterMs, error);
      }
      await log.append([deadLetterOf(record, group, error, attempt)]);
      tries.delete(place);
      logger.error(facts, 'event put aside as a dead letter');
      handled.add(1, { group, type, outcome: 'dead-letter' });
    } finally {
      duration.record((performance.now() - started) / 1000, { group, type });
    }
  };

  const reader = log.subscribe({ group, topics, from: 'start', onRecord });
  const forget = timer({
    store,
    log: logger,
    name: `forget what ${group} received`,
    everyMs: hourMs,
    limit: 1_000,
    takeDue: forgetReceived,
  });
  const observe = async (result: { observe(value: number, attributes?: Record<string, string>): void }) => {
    // A log that is away has no lag to tell.
    const lag = await log.lag(group, topics).catch(() => undefined);
    if (lag !== undefined) result.observe(lag, { group });
  };
  return {
    name: `consumer ${group}`,
    background: true,
    start: async () => {
      await reader.start();
      await forget.start();
      behind.addCallback(observe);
    },
    stop: async () => {
      behind.removeCallback(observe);
      await forget.stop();
      await reader.stop();
    },
    ready: () => reader.ready?.() ?? true,
  };
};
