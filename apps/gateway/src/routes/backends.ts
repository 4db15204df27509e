import type { directory, notification, scheduling } from '@civicline/contracts';
import type { Calls } from '@civicline/service-kit';

/** The services behind the gateway. */
export interface Backends {
  readonly directory: Calls<directory.DirectoryServiceService>;
  readonly scheduling: Calls<scheduling.SchedulingServiceService>;
  readonly notification: Calls<notification.NotificationServiceService>;
}
