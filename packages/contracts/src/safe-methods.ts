import { DirectoryServiceDefinition } from './directory';
import { IntakeServiceDefinition } from './intake';
import { NotificationServiceDefinition } from './notification';
import { ErasureServiceDefinition, PrivacyServiceDefinition } from './privacy';
import { RoutingServiceDefinition } from './routing';
import { SchedulingServiceDefinition } from './scheduling';

interface Method {
  name: string;
  options: { idempotencyLevel?: string };
}

const pathsOf = (service: { fullName: string; methods: Record<string, Method> }) =>
  Object.values(service.methods)
    .filter((method) => method.options.idempotencyLevel === 'NO_SIDE_EFFECTS')
    .map((method) => `/${service.fullName}/${method.name}`);

/** Paths of the methods that change nothing (`NO_SIDE_EFFECTS` in the contract): only these are retried blindly. */
export const safeMethods: ReadonlySet<string> = new Set(
  [
    DirectoryServiceDefinition,
    IntakeServiceDefinition,
    NotificationServiceDefinition,
    ErasureServiceDefinition,
    PrivacyServiceDefinition,
    RoutingServiceDefinition,
    SchedulingServiceDefinition,
  ].flatMap(pathsOf),
);
