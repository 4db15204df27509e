import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span, as far as tests look at it. */
export interface SeenSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** '' is the first of its trace. */
  readonly parentSpanId: string;
  readonly name: string;
  readonly service: string;
  /** Everything that the span says, as text. */
  readonly text: string;
}

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string };
}

interface Export {
  readonly resourceSpans?: readonly {
    readonly resource?: { readonly attributes?: readonly Attribute[] };
    readonly scopeSpans?: readonly {
      readonly spans?: readonly {
        readonly traceId: string;
        readonly spanId: string;
        readonly parentSpanId?: string;
        readonly name: string;
      }[];
    }[];
  }[];
}

/** A collector of traces: takes OTLP over HTTP in JSON and keeps what it got. */
export const otlpReceiver = async () => {
  const seen: SeenSpan[] = [];
  const take = ({ resourceSpans = [] }: Export) => {
    for (const { resource, scopeSpans = [] } of resourceSpans) {
      const service = resource?.attributes?.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
      for (const span of scopeSpans.flatMap(({ spans = [] }) => spans)) {
        const { traceId, spanId, parentSpanId = '', name } = span;
        seen.push({ traceId, spanId, parentSpanId, name, service, text: JSON.stringify(span) });
      }
    }
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      take(JSON.parse(body || '{}') as Export);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: () => seen,
    stop: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
