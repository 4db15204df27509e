import type { Logger } from '@civicline/service-kit';
import type { RequestHandler } from 'express';

/** Asked for all the time, and telling nothing. */
const quiet = /^\/(?:assets|health|local)\//;

/**
 * One line a request: method, pattern of the route, status, time. Never its address: a code or a question may be in it.
 * Written when the answer has gone, so that nothing is made of a request that is not said.
 */
export const accessLog =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    if (quiet.test(request.path)) return void next();
    const started = performance.now();
    response.once('close', () => {
      const { statusCode: status, locals } = response;
      const facts = {
        method: request.method,
        route: locals['route'] as string | undefined,
        status,
        responseTime: Math.round(performance.now() - started),
      };
      if (status >= 500) log.error(facts, 'failed');
      else log.info(facts, 'answered');
    });
    next();
  };
