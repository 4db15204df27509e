import { directory, notification, scheduling } from '@civicline/contracts';
import { openEventLog } from '@civicline/events';
import { defineService, grpcClient, part } from '@civicline/service-kit';
import { createServer } from 'node:http';
import { config } from './config';
import { buildApp } from './http/app';

/** The map of the gateway: it turns HTTP into calls, keeps sessions and pushes changes; nothing is decided here. */
export const gatewayService = defineService({
  name: 'gateway',
  config,
  parts: (settings, { log }) => {
    const backends = {
      directory: grpcClient(directory.DirectoryServiceService, settings.directoryAddress),
      scheduling: grpcClient(scheduling.SchedulingServiceService, settings.schedulingAddress),
      notification: grpcClient(notification.NotificationServiceService, settings.notificationAddress),
    };
    const events = openEventLog(settings.events, { clientId: 'gateway', logger: log });
    const { app, reader } = buildApp(settings, backends, events, log);
    const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, app);
    return [
      ...Object.values(backends),
      events,
      reader,
      part({
        name: 'http server',
        start: () =>
          new Promise<void>((resolve, reject) =>
            server.once('error', reject).listen(settings.port, settings.host, resolve),
          ),
        stop: () => {
          const closed = new Promise<void>((resolve) => server.close(() => resolve()));
          server.closeIdleConnections();
          // Streams to open screens have no end of their own.
          setTimeout(() => server.closeAllConnections(), 2_000).unref();
          return closed;
        },
      }),
    ];
  },
});
