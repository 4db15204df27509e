import type { Logger } from '@civicline/service-kit';
import { metrics } from '@opentelemetry/api';
import type { RequestHandler } from 'express';

/** Asked for all the time, and telling nothing. */
const quiet = /^\/(?:assets|health|local)\//;

const meter = metrics.getMeter('civicline');
const duration = meter.createHistogram('http_server_request_duration_seconds', {
  description: 'How long a request took here, by method, pattern of the route and status; streams are left out',
  unit: 's',
  advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] },
});
const active = meter.createUpDownCounter('http_server_active_requests', {
  description: 'Requests under way, streams included',
});

/**
 * One line and one measurement a request: method, pattern of the route, status, time. Never its address: a code or a
 * question may be in it. Written when the answer has gone, so that nothing is made of a request that is not said.
 */
export const accessLog =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    if (quiet.test(request.path)) return void next();
    const started = performance.now();
    active.add(1);
    response.once('close', () => {
      active.add(-1);
      const { statusCode: status, locals } = response;
      const [method, route] = [request.method, locals['route'] as string | undefined];
      const tookMs = performance.now() - started;
      const isStream = response.getHeader('content-type') === 'text/event-stream';
      if (!isStream) duration.record(tookMs / 1_000, { method, route: route ?? 'none', status: String(status) });
      const facts = { method, route, status, responseTime: Math.round(tookMs) };
      if (status >= 500) log.error(facts, 'failed');
      else log.info(facts, 'answered');
    });
    next();
  };
