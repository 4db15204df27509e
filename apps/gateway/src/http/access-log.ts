import type { Logger } from '@civicline/service-kit';
import type { RequestHandler, Response } from 'express';
import pinoHttp from 'pino-http';

/** Asked for all the time, and telling nothing. */
const quiet = /^\/(?:assets|health|local)\//;

/** One line a request: method, pattern of the route, status, time. Never its address: a code or a question may be in it. */
export const accessLog = (log: Logger): RequestHandler =>
  pinoHttp({
    logger: log,
    quietReqLogger: true,
    autoLogging: { ignore: ({ url = '' }) => quiet.test(url) },
    customLogLevel: (_, { statusCode }) => (statusCode >= 500 ? 'error' : 'info'),
    customSuccessMessage: () => 'answered',
    customErrorMessage: () => 'failed',
    customProps: (request, response) => ({
      method: request.method,
      route: (response as Response).locals['route'] as string | undefined,
      status: response.statusCode,
    }),
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
  });
