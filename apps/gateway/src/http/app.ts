import type { EventLog } from '@civicline/events';
import type { Logger } from '@civicline/service-kit';
import { Refusal } from '@civicline/service-kit/refusal';
import type { Express } from 'express';
import express from 'express';
import helmet from 'helmet';
import { createProxyMiddleware } from 'http-proxy-middleware';
import pinoHttp from 'pino-http';
import { rateLimits } from '../limits';
import { live } from '../live/live';
import { appointmentRoutes } from '../routes/appointments';
import type { Backends } from '../routes/backends';
import { directoryRoutes } from '../routes/directory';
import { officeDeskRoutes } from '../routes/office-desk';
import { sessionRoutes } from '../routes/session';
import { openSmsReceipts } from '../routes/sms-receipts';
import { openSessions } from '../session/sessions';
import { signIn } from '../session/sign-in';
import { visitorOf } from '../session/visitor';
import { docsPage } from './docs-page';
import { openApiOf } from './openapi';
import { openPages } from './pages';
import { problems } from './problem';
import { openRoutes } from './route';

export interface AppSettings {
  readonly publicUrl: string;
  readonly oidcIssuer: string;
  readonly oidcClientId: string;
  readonly oidcClientSecret: string;
  readonly oidcProxy: string | undefined;
  readonly localProxy: string | undefined;
  readonly sessionSecret: string;
  readonly smsReceiptSecret: string;
  readonly deskDir: string;
  readonly requestTimeoutMs: number;
  readonly readsAMinute: number;
  readonly commandsAMinute: number;
}

/** The doors of the API, in one list: they are opened and described from it. */
export const apiRoutes = (backends: Backends) => [
  ...directoryRoutes(backends),
  ...appointmentRoutes(backends),
  ...officeDeskRoutes(backends),
  ...sessionRoutes(),
];

const bodyLimit = '32kb';

/** The way of a request, in this order. */
export const buildApp = (settings: AppSettings, backends: Backends, events: EventLog, log: Logger) => {
  const app: Express = express();
  app.disable('x-powered-by').set('trust proxy', 'loopback').set('query parser', 'simple');
  app.use(
    pinoHttp({
      logger: log,
      autoLogging: { ignore: ({ url = '' }) => /^\/(?:assets|health|local)\//.test(url) },
      customLogLevel: (_, { statusCode }) => (statusCode >= 500 ? 'error' : 'debug'),
      // The route's pattern alone: an address may hold a code, a query what somebody looked for.
      serializers: {
        req: ({ method }: { method: string }) => ({ method }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      },
    }),
  );
  const https = settings.publicUrl.startsWith('https:');
  app.use(
    helmet({
      strictTransportSecurity: https,
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          // The component library sets its variables in style elements; scripts are files of ours only.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          frameSrc: ["'self'", 'blob:'],
          formAction: ["'self'"],
          upgradeInsecureRequests: https ? [] : null,
        },
      },
    }),
  );

  const sessions = openSessions(settings.sessionSecret);
  const access = signIn({
    issuer: settings.oidcIssuer,
    clientId: settings.oidcClientId,
    clientSecret: settings.oidcClientSecret,
    publicUrl: settings.publicUrl,
    sessions,
  });
  const visitor = visitorOf(sessions, access.systemOf);
  const routes = apiRoutes(backends);
  const document = openApiOf(routes, settings.publicUrl);
  const changes = live(events);

  if (settings.oidcProxy)
    app.use(createProxyMiddleware({ target: settings.oidcProxy, pathFilter: '/oidc', xfwd: true }));
  if (settings.localProxy) app.use(createProxyMiddleware({ target: settings.localProxy, pathFilter: '/local' }));
  access.open(app);
  openSmsReceipts(app, backends, settings.smsReceiptSecret);

  const api = express.Router();
  api.get('/openapi.json', (_, response) => void response.json(document));
  changes.open(api, visitor);
  api.use(express.json({ limit: bodyLimit, strict: true }));
  openRoutes(api, routes, {
    visitorOf: visitor,
    limit: rateLimits(settings.readsAMinute, settings.commandsAMinute),
    timeoutMs: settings.requestTimeoutMs,
  });
  app.use('/api/v1', api);
  app.get('/api/docs', (_, response) => void response.type('html').send(docsPage(document)));
  app.get('/health/live', (_, response) => void response.json({ status: 'live' }));
  openPages(app, settings.deskDir);
  app.use(() => {
    throw new Refusal('NOT_FOUND', 'not-found');
  });
  app.use(problems(log));
  return { app, reader: changes.reader };
};
