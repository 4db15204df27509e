import type { Span } from '@opentelemetry/api';
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { LogRecord } from './event-log';

const tracer = trace.getTracer('civicline');

/**
 * Publishes records, each in the trace that it was announced in: its span hangs under the one that wrote the outbox row, and
 * the record takes the span along, so that what a consumer does hangs under it in turn.
 */
export const publishInTraces = async (
  records: readonly LogRecord[],
  publish: (records: readonly LogRecord[]) => Promise<void>,
): Promise<void> => {
  const spans: Span[] = [];
  const inTrace = (record: LogRecord): LogRecord => {
    const { traceparent } = record.headers;
    if (!traceparent) return record;
    const parent = propagation.extract(context.active(), { traceparent });
    const name = `publish ${record.headers['ce_type'] ?? record.topic}`;
    const span = tracer.startSpan(
      name,
      { kind: SpanKind.PRODUCER, attributes: { 'messaging.destination.name': record.topic } },
      parent,
    );
    spans.push(span);
    const headers: Record<string, string> = { ...record.headers };
    propagation.inject(trace.setSpan(parent, span), headers);
    return { ...record, headers };
  };
  try {
    await publish(records.map(inTrace));
  } catch (error) {
    spans.forEach((span) => span.setStatus({ code: SpanStatusCode.ERROR }));
    throw error;
  } finally {
    spans.forEach((span) => span.end());
  }
};
