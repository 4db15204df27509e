/**
 * Loaded before anything else (`node -r @civicline/service-kit/telemetry`), so that libraries are watched from their first
 * line. Traces go to OTEL_EXPORTER_OTLP_ENDPOINT where it is set; metrics are read at CIVICLINE_METRICS_PORT. Nothing that
 * somebody typed is recorded: no statement parameters, no bodies; see privacy/spans.ts for what is taken out again.
 */
import { metrics } from '@opentelemetry/api';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { ExpressInstrumentation } from '@opentelemetry/instrumentation-express';
import { GrpcInstrumentation } from '@opentelemetry/instrumentation-grpc';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { KafkaJsInstrumentation } from '@opentelemetry/instrumentation-kafkajs';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { PinoInstrumentation } from '@opentelemetry/instrumentation-pino';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { AlwaysOffSampler, BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { observeProcess } from './process-metrics';
import { spanPrivacy } from './privacy/spans';

const resource = resourceFromAttributes({ 'service.name': process.env['OTEL_SERVICE_NAME'] ?? 'civicline' });
const endpoint = process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
const statementSpans = process.env['CIVICLINE_STATEMENT_SPANS'] === 'true';
const metricsPort = Number(process.env['CIVICLINE_METRICS_PORT'] ?? 0);
const host = process.env['CIVICLINE_HOST'] ?? '127.0.0.1';

const tracerProvider = new NodeTracerProvider({
  resource,
  // Where nobody takes spans, none are recorded: trace ids still go from call to call, into logs and problems.
  ...(endpoint ? {} : { sampler: new AlwaysOffSampler() }),
  spanProcessors: endpoint
    ? [
        spanPrivacy,
        new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` }), {
          scheduledDelayMillis: 500,
        }),
      ]
    : [],
});
tracerProvider.register();

const prometheus = metricsPort ? new PrometheusExporter({ port: metricsPort, host }) : undefined;
const meterProvider = new MeterProvider({ resource, readers: prometheus ? [prometheus] : [] });
metrics.setGlobalMeterProvider(meterProvider);
if (prometheus) observeProcess();

/**
 * What libraries count by themselves is read by nobody: some of it under labels that a stranger may choose (the Host of a
 * request), all of it what we count by route, method and group already.
 */
const uncounted = new MeterProvider();

/** Paths that are asked for every second and tell nothing. */
const quiet = /^\/(?:health|metrics|local\/)/;

registerInstrumentations({
  meterProvider: uncounted,
  tracerProvider,
  instrumentations: [
    new HttpInstrumentation({
      ignoreIncomingRequestHook: (request) => quiet.test(request.url ?? ''),
      requireParentforOutgoingSpans: true,
    }),
    // What `fetch` asks of providers: they are told of the trace, as of any other request.
    new UndiciInstrumentation({ requireParentforSpans: true }),
    new ExpressInstrumentation({ ignoreLayersType: ['middleware' as never] }),
    new GrpcInstrumentation({ ignoreGrpcMethods: ['Check', 'Watch'] }),
    new PinoInstrumentation({ disableLogSending: true }),
    // These only make spans, and not for nothing.
    ...(endpoint ? [new KafkaJsInstrumentation()] : []),
    // A transaction has a span of its own (packages/store): statements, ten for each, would be most of what watching costs.
    ...(endpoint && statementSpans
      ? [
          new PgInstrumentation({
            requireParentSpan: true,
            enhancedDatabaseReporting: false,
            ignoreConnectSpans: true,
          }),
        ]
      : []),
  ],
});

// A process that is told to stop flushes by itself (runService); one that just ends does it here.
const flush = () => Promise.allSettled([tracerProvider.shutdown(), meterProvider.shutdown()]);
process.once('beforeExit', () => void flush());
