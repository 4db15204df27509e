import { asyncApi } from '@civicline/contracts';
import type { DeadLetterBoard, EventLog } from '@civicline/events';
import type { Logger } from '@civicline/service-kit';
import { Refusal } from '@civicline/service-kit/refusal';
import type { Express } from 'express';
import express from 'express';
import helmet from 'helmet';
import type { LimitSettings } from '../limits';
import { rateLimits } from '../limits';
import { deskLiveRoutes } from '../live/desk';
import type { Hub } from '../live/live';
import { liveRoutes, openHub } from '../live/live';
import type { Centre } from '../live/wall';
import { openCentre, wallRoutes } from '../live/wall';
import { openOpen311 } from '../open311/open311';
import { appointmentRoutes } from '../routes/appointments';
import { articleRoutes } from '../routes/articles';
import type { Backends } from '../routes/backends';
import { closingRoutes } from '../routes/closings';
import type { CounterFeeds } from '../routes/counter-feed';
import { counterFeedRoutes, counterFeeds, openCounterFeeds } from '../routes/counter-feed';
import { openCtiEvents } from '../routes/cti-events';
import { deadLetterRoutes } from '../routes/dead-letters';
import { describePage } from '../routes/describe-page';
import { directoryRoutes } from '../routes/directory';
import { fileRoutes } from '../routes/files';
import { missedSearchRoutes } from '../routes/missed-searches';
import { callBackRoutes } from '../routes/intake/call-backs';
import { callRoutes } from '../routes/intake/calls';
import { deskRoutes } from '../routes/intake/desk';
import { recordingRoutes } from '../routes/intake/recordings';
import { supervisorRoutes } from '../routes/intake/supervisor';
import { messageRoutes } from '../routes/messages';
import { officeDeskRoutes } from '../routes/office-desk';
import { readinessRoutes } from '../routes/readiness';
import { postRoutes } from '../routes/post';
import { personRoutes } from '../routes/person';
import { privacyRoutes } from '../routes/privacy';
import { referralRoutes } from '../routes/referrals/routes';
import { rosterRoutes } from '../routes/roster';
import { sessionRoutes } from '../routes/session';
import { sessionEndingRoutes } from '../routes/session-endings';
import { waitlistRoutes } from '../routes/waitlist';
import { webhookRoutes } from '../routes/webhooks';
import { openSmsReceipts } from '../routes/sms-receipts';
import { openProvider } from '../session/provider';
import type { Register } from '../session/register';
import { openRegister } from '../session/register';
import type { Sessions } from '../session/sessions';
import { openSessions } from '../session/sessions';
import { openSignIn } from '../session/sign-in';
import { visitorOf } from '../session/visitor';
import { accessLog } from './access-log';
import { crowd } from './crowd';
import { docsPage } from './docs-page';
import { openHealth } from './health';
import { openLeaving } from './leaving';
import { openApiOf } from './openapi';
import { openPages } from './pages';
import { problems } from './problem';
import { proxy, signInPaths } from './proxy';
import { openRoutes } from './route';

export interface AppSettings extends LimitSettings {
  readonly publicUrl: string;
  readonly oidcIssuer: string;
  readonly oidcClientId: string;
  readonly oidcClientSecret: string;
  readonly oidcProxy: string | undefined;
  readonly localProxy: string | undefined;
  readonly sessionSecret: string;
  readonly smsReceiptSecret: string;
  readonly ctiSecret: string;
  readonly open311Keys: string;
  readonly feedSecret: string;
  readonly webPhoneUrl: string | undefined;
  readonly deskDir: string;
  readonly requestTimeoutMs: number;
  readonly requestsAtOnce: number;
  readonly trustedProxies: string;
}

export interface Gear {
  readonly backends: Backends;
  readonly events: EventLog;
  readonly deadLetters: DeadLetterBoard;
  readonly log: Logger;
}

/** The doors of the API, in one list: they are opened and described from it. */
export const apiRoutes = (
  { backends, deadLetters, log }: Pick<Gear, 'backends' | 'deadLetters' | 'log'>,
  { sessions, register }: { readonly sessions: Sessions; readonly register: Register },
  hub: Hub,
  centre: Centre,
  feeds: CounterFeeds,
  webPhoneUrl?: string,
) => [
  ...counterFeedRoutes(backends, feeds),
  ...directoryRoutes(backends),
  ...articleRoutes(backends),
  ...missedSearchRoutes(backends),
  ...fileRoutes(backends),
  ...appointmentRoutes(backends),
  ...waitlistRoutes(backends),
  ...officeDeskRoutes(backends),
  ...readinessRoutes(backends),
  ...closingRoutes(backends),
  ...messageRoutes(backends),
  ...deskRoutes(backends, webPhoneUrl),
  ...callRoutes(backends),
  ...callBackRoutes(backends),
  ...supervisorRoutes(backends),
  ...recordingRoutes(backends),
  ...rosterRoutes(backends),
  ...referralRoutes(backends),
  ...webhookRoutes(backends),
  ...postRoutes(backends),
  ...privacyRoutes(backends),
  ...personRoutes(backends),
  ...deadLetterRoutes(deadLetters, log),
  ...liveRoutes(hub),
  ...deskLiveRoutes(backends, centre, hub),
  ...wallRoutes(backends, centre, hub),
  ...sessionRoutes(sessions),
  ...sessionEndingRoutes(backends, register),
];

/**
 * Scripts are files of ours; styles may stand in elements, where the component library puts its variables. Telephones in browsers speak
 * with the centre's Asterisk, and pages with nobody else.
 */
const guard = (https: boolean, webPhoneUrl: string | undefined) =>
  helmet({
    strictTransportSecurity: https,
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        connectSrc: ["'self'", ...(webPhoneUrl ? [webPhoneUrl] : [])],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        frameSrc: ["'self'", 'blob:'],
        formAction: ["'self'"],
        upgradeInsecureRequests: https ? [] : null,
      },
    },
  });

/** The way of a request, in this order. */
export const buildApp = (settings: AppSettings, gear: Gear) => {
  const { backends, events, log } = gear;
  const app: Express = express();
  app.disable('x-powered-by').set('trust proxy', settings.trustedProxies).set('query parser', 'simple');
  const leaving = openLeaving();
  app.use(
    leaving.closeConnections,
    accessLog(log),
    guard(settings.publicUrl.startsWith('https:'), settings.webPhoneUrl),
    crowd(settings.requestsAtOnce),
  );

  const sessions = openSessions(settings.sessionSecret, settings.publicUrl);
  const register = openRegister(events, log);
  const identity = openProvider({
    issuer: settings.oidcIssuer,
    clientId: settings.oidcClientId,
    clientSecret: settings.oidcClientSecret,
  });
  const hub = openHub();
  const feeds = counterFeeds(settings.feedSecret, settings.publicUrl);
  const routes = apiRoutes(gear, { sessions, register }, hub, openCentre(backends, log), feeds, settings.webPhoneUrl);
  const document = openApiOf(routes, settings.publicUrl);

  if (settings.oidcProxy) app.use(proxy(settings.oidcProxy, '/oidc', signInPaths(settings.oidcIssuer)));
  if (settings.localProxy) app.use(proxy(settings.localProxy, '/local'));
  openHealth(app, leaving);
  openSignIn(app, identity, sessions, register, { publicUrl: settings.publicUrl, log });
  openSmsReceipts(app, backends, settings.smsReceiptSecret);
  openCtiEvents(app, backends, settings.ctiSecret);

  const api = express.Router();
  api.get('/openapi.json', (_, response) => void response.json(document));
  // Made when somebody first asks: it reads all contracts.
  let told: ReturnType<typeof asyncApi> | undefined;
  api.get('/asyncapi.json', (_, response) => void response.json((told ??= asyncApi(settings.publicUrl))));
  const doors = { visitorOf: visitorOf(sessions, register, identity.systemOf), limits: rateLimits(settings) };
  const timeoutMs = settings.requestTimeoutMs;
  openRoutes(api, routes, { ...doors, timeoutMs });
  openCounterFeeds(app, { ...doors, backends, feeds, timeoutMs });
  openOpen311(app, { ...doors, backends, keys: settings.open311Keys });
  app.use('/api/v1', api);
  const docs = docsPage(document);
  app.get('/api/docs', (_, response) => void response.type('html').send(docs));
  openPages(app, settings.deskDir, settings.publicUrl, describePage(backends, settings.publicUrl));
  app.use(() => {
    throw new Refusal('NOT_FOUND', 'not-found');
  });
  app.use(problems(log));
  return { app, register: register.part, reader: hub.reader(events), endStreams: hub.end, leave: leaving.begin };
};
