import { directory, intake, notification, routing, scheduling } from '@civicline/contracts';
import { openEventLog } from '@civicline/events';
import type { Part } from '@civicline/service-kit';
import { defineService, grpcClient } from '@civicline/service-kit';
import { config } from './config';
import { buildApp } from './http/app';
import { httpServer } from './http/server';

/** The map of the gateway: it turns HTTP into calls, keeps sessions and pushes changes; nothing is decided here. */
export const gatewayService = defineService({
  name: 'gateway',
  config,
  parts: (settings, { log }) => {
    const backends = {
      directory: grpcClient(directory.DirectoryServiceService, settings.directoryAddress),
      scheduling: grpcClient(scheduling.SchedulingServiceService, settings.schedulingAddress),
      routing: grpcClient(routing.RoutingServiceService, settings.routingAddress),
      notification: grpcClient(notification.NotificationServiceService, settings.notificationAddress),
      intake: grpcClient(intake.IntakeServiceService, settings.intakeAddress),
    };
    const events = openEventLog(settings.events, { clientId: 'gateway', logger: log });
    const parts: Part[] = Object.values(backends);
    const isReady = async (piece: Part) => {
      try {
        return (await piece.ready?.()) ?? true;
      } catch {
        return false;
      }
    };
    const unready = async () => {
      const states = await Promise.all(parts.map(isReady));
      return parts.filter((_, index) => !states[index]).map(({ name }) => name);
    };
    const { app, reader, endStreams } = buildApp(settings, { backends, events, log, unready });
    // The door opens first: questions are answered and pages served while there is no event log.
    parts.push(httpServer(app, settings.port, settings.host, endStreams), events, reader);
    return parts;
  },
});
