import { directory, intake, notification, privacy, routing, scheduling } from '@civicline/contracts';
import { openDeadLetterBoard, openEventLog } from '@civicline/events';
import { defineService, grpcClient } from '@civicline/service-kit';
import { config } from './config';
import { buildApp } from './http/app';
import { httpServer } from './http/server';

/** The map of the gateway: it turns HTTP into calls, keeps sessions and pushes changes; nothing is decided here. */
export const gatewayService = defineService({
  name: 'gateway',
  config,
  parts: (settings, { log, badge }) => {
    const keeper = (address: string) => grpcClient(privacy.PrivacyServiceService, address, badge);
    const keepers = {
      scheduling: keeper(settings.schedulingAddress),
      routing: keeper(settings.routingAddress),
      notification: keeper(settings.notificationAddress),
      intake: keeper(settings.intakeAddress),
    };
    const backends = {
      directory: grpcClient(directory.DirectoryServiceService, settings.directoryAddress, badge),
      scheduling: grpcClient(scheduling.SchedulingServiceService, settings.schedulingAddress, badge),
      routing: grpcClient(routing.RoutingServiceService, settings.routingAddress, badge),
      notification: grpcClient(notification.NotificationServiceService, settings.notificationAddress, badge),
      intake: grpcClient(intake.IntakeServiceService, settings.intakeAddress, badge),
      erasures: grpcClient(privacy.ErasureServiceService, settings.notificationAddress, badge),
    };
    const events = openEventLog(settings.events, { clientId: 'gateway', logger: log });
    const deadLetters = openDeadLetterBoard(events);
    const { app, register, reader, endStreams, leave } = buildApp(settings, {
      backends: { ...backends, keepers },
      events,
      deadLetters,
      log,
    });
    // The door opens first: questions are answered and pages served while there is no event log.
    return [
      ...Object.values(backends),
      ...Object.values(keepers),
      httpServer(app, { ...settings, endStreams, leave }),
      events,
      register,
      reader,
      deadLetters,
    ];
  },
});
