import type { Attributes, Span } from '@opentelemetry/api';
import { context, createContextKey, metrics, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('civicline');

/** Where the work at hand stands in its trace (W3C traceparent), to be kept with work that is done later. */
export const currentTraceparent = (): string | undefined => {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier['traceparent'];
};

const watched =
  <T>(work: (span: Span) => Promise<T>) =>
  async (span: Span): Promise<T> => {
    try {
      return await work(span);
    } catch (error) {
      // The name alone: a message may quote what somebody typed.
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
      throw error;
    } finally {
      span.end();
    }
  };

/** Does work as a part of the trace that `traceparent` names, so that what was asked for and what came of it are one. */
export const inTrace = <T>(
  traceparent: string | null | undefined,
  spanName: string,
  work: (span: Span) => Promise<T>,
): Promise<T> => {
  const parent = traceparent ? propagation.extract(context.active(), { traceparent }) : context.active();
  return tracer.startActiveSpan(spanName, { kind: SpanKind.CONSUMER }, parent, watched(work));
};

/** Shows what is asked of another system as a span of the trace at hand. Where none is recorded, `work` is all that happens. */
export const inSpan = <T>(spanName: string, attributes: Attributes, work: () => Promise<T>): Promise<T> =>
  trace.getActiveSpan()?.isRecording()
    ? tracer.startActiveSpan(spanName, { kind: SpanKind.CLIENT, attributes }, watched(work))
    : work();

const workName = createContextKey('civicline work');

/** Names work that begins by itself, a timer's round: what it announces is a trace of its own under this name. */
export const namedWork = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  context.with(context.active().setValue(workName, name), work);

/**
 * Where what is done here stands in its trace. Where nobody asked for it and no trace is, one begins: whatever is announced is
 * part of one. A timer that finds nothing to do leaves none.
 */
export const traceparentOfWork = (): string | undefined => {
  if (trace.getSpanContext(context.active())) return currentTraceparent();
  const name = context.active().getValue(workName);
  const span = tracer.startSpan(typeof name === 'string' ? name : 'announce');
  span.end();
  return context.with(trace.setSpan(context.active(), span), currentTraceparent);
};

interface Flushable {
  forceFlush?(): Promise<void>;
  getDelegate?(): Flushable;
}

/** Sends what the preloaded telemetry still holds; nothing where none is preloaded. Never rejects. */
export const flushTelemetry = async (): Promise<void> => {
  const providers = [trace.getTracerProvider(), metrics.getMeterProvider()].map((provider) => {
    const known = provider as Flushable;
    return known.getDelegate?.() ?? known;
  });
  await Promise.allSettled(providers.map((provider) => provider.forceFlush?.()));
};
