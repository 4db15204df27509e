import { directory, intake, notification, privacy, routing, scheduling } from '@civicline/contracts';
import type { Caller } from '@civicline/service-kit';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';

/** Every service of the contracts, to be called by the names of its methods. */
export const contracts = {
  directory: directory.DirectoryServiceService,
  scheduling: scheduling.SchedulingServiceService,
  routing: routing.RoutingServiceService,
  notification: notification.NotificationServiceService,
  intake: intake.IntakeServiceService,
  privacy: privacy.PrivacyServiceService,
  erasure: privacy.ErasureServiceService,
} as const;
export type ServiceName = keyof typeof contracts;
export const serviceNames = Object.keys(contracts) as ServiceName[];

/** Every service that keeps something of citizens answers for it; one of them sees erasures through. */
const answers = { privacy: 'scheduling', erasure: 'notification' } as const;
export const addressOf = (house: House, service: ServiceName): string =>
  house.addresses[service === 'privacy' || service === 'erasure' ? answers[service] : service];

export interface Method {
  readonly path: string;
  readonly responseStream: boolean;
  readonly requestDeserialize: (bytes: Buffer) => object;
}
export type Ask = (request: object, call: ReturnType<typeof callContext>) => Promise<unknown> | AsyncIterable<unknown>;
type Client = Record<string, Ask> & { stop(): Promise<void> };

export const methodsOf = (service: ServiceName): [string, Method][] =>
  Object.entries(contracts[service] as unknown as Record<string, Method>);

export const clientsOf = (house: House): Record<ServiceName, Client> =>
  Object.fromEntries(
    serviceNames.map((name) => [name, grpcClient(contracts[name] as never, addressOf(house, name), house.badge)]),
  ) as unknown as Record<ServiceName, Client>;

export const emptyOf = ({ requestDeserialize }: Method): Record<string, unknown> =>
  requestDeserialize(Buffer.alloc(0)) as Record<string, unknown>;

/** Once, by somebody. */
export const callAs = (caller: Caller) => callContext({ caller, timeoutMs: 60_000, idempotencyKey: randomUUID() });
