import { scheduling } from '@civicline/contracts';
import type { Badge } from '@civicline/service-kit';
import { grpcClient } from '@civicline/service-kit';
import type { Result } from './history';

export type Role = 'system' | 'supervisor' | 'agent';

export type Client = ReturnType<typeof openClient>;
export const openClient = (address: string, badge: Badge) =>
  grpcClient(scheduling.SchedulingServiceService, address, badge);

/** An appointment that an attempt was answered with. Nobody else changes it while one attempt does. */
export interface Known {
  readonly code: string;
  readonly phone: string;
}

/** A command that was answered, to be sent again as it was. */
export interface Sent {
  readonly key: string;
  readonly send: (key: string) => Promise<Result>;
}
