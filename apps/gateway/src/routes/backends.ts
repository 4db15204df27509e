import type { directory, intake, notification, routing, scheduling } from '@civicline/contracts';
import type { Calls } from '@civicline/service-kit';

/** The services behind the gateway. */
export interface Backends {
  readonly directory: Calls<directory.DirectoryServiceService>;
  readonly scheduling: Calls<scheduling.SchedulingServiceService>;
  readonly routing: Calls<routing.RoutingServiceService>;
  readonly notification: Calls<notification.NotificationServiceService>;
  readonly intake: Calls<intake.IntakeServiceService>;
}
