import type { directory, intake, notification, privacy, routing, scheduling } from '@civicline/contracts';
import type { Calls } from '@civicline/service-kit';

/** The services behind the gateway. */
export interface Backends {
  readonly directory: Calls<directory.DirectoryServiceService>;
  readonly scheduling: Calls<scheduling.SchedulingServiceService>;
  readonly routing: Calls<routing.RoutingServiceService>;
  readonly notification: Calls<notification.NotificationServiceService>;
  readonly intake: Calls<intake.IntakeServiceService>;
  readonly erasures: Calls<privacy.ErasureServiceService>;
  /** Those that keep something of citizens, each for what it keeps. */
  readonly keepers: Readonly<Record<Keeper, Calls<privacy.PrivacyServiceService>>>;
}

export const keepers = ['scheduling', 'routing', 'notification', 'intake'] as const;
export type Keeper = (typeof keepers)[number];
