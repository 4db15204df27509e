import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace-node';

/** What tells who asked, and for what: addresses of people, queries, paths (they hold codes), words of errors. */
const unsaid = [
  'http.target',
  'http.url',
  'url.path',
  'url.query',
  'url.full',
  'http.client_ip',
  'client.address',
  'net.peer.ip',
  'network.peer.address',
  'grpc.error_message',
  'exception.message',
  'exception.stacktrace',
];
/** The name of an error, or its code: ours to say. A sentence may quote what somebody typed. */
const bareWord = /^\w+$/;

const strip = (attributes: Record<string, unknown> | undefined) => {
  for (const key of unsaid) delete attributes?.[key];
};

/** Takes out of every span, before anything reads it, what libraries put there and must not leave the process. */
export const spanPrivacy: SpanProcessor = {
  onStart: () => undefined,
  onEnd: (span: ReadableSpan) => {
    strip(span.attributes);
    for (const event of span.events) strip(event.attributes);
    const { status } = span;
    if (status.message !== undefined && !bareWord.test(status.message)) delete status.message;
  },
  forceFlush: () => Promise.resolve(),
  shutdown: () => Promise.resolve(),
};
