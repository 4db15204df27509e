import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace-node';
import { hide } from './hide';
import { kindOfName } from './names';
import { maskText } from './text';

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
/** Attributes of OpenTelemetry's conventions: their names (`db.name`) are of systems. All others are judged by their names. */
const ofSystems = /^(?:http|url|net|network|server|client|db|rpc|grpc|messaging|error|exception|express|user_agent)\./;
/** The name of an error, or its code: ours to say. A sentence may quote what somebody typed. */
const bareWord = /^\w+$/;

const said = (name: string, value: unknown): unknown => {
  const kind = ofSystems.test(name) ? undefined : kindOfName(name.slice(name.lastIndexOf('.') + 1));
  if (kind) return hide(value, kind);
  if (Array.isArray(value)) return value.map((item) => said('', item));
  return typeof value === 'string' ? maskText(value) : value;
};

const strip = (attributes: Record<string, unknown> | undefined) => {
  if (!attributes) return;
  for (const name of unsaid) delete attributes[name];
  for (const [name, value] of Object.entries(attributes)) attributes[name] = said(name, value);
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
