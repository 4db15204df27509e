import type { CallContext, Clock } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import type { OnceKey, Store } from '@civicline/store';

/** What every command works with. */
export interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  /** A number in [0, 1). */
  readonly chance: () => number;
  /** How long a receipt may take before somebody calls. */
  readonly receiptWithinMs: number;
  readonly limits: Limits;
}

/** How much somebody may have of what others need as well. */
export interface Limits {
  /** Appointments ahead of one number. */
  readonly openAppointments: number;
  /** Places that one visitor or call holds at a time, and that one network does. */
  readonly holds: number;
  readonly holdsOfNetwork: number;
  /** Of a counter's places on one day, how many hundredths one network holds at a time. */
  readonly holdsOfNetworkPercent: number;
  /** Places in line of one number or visitor, and of one network. */
  readonly waiting: number;
  readonly waitingOfNetwork: number;
  /** Minutes in which an offer is to be answered. */
  readonly offerMinutes: number;
}

/** How a second try of a command is known. */
export const onceKey = (command: string, request: unknown, call: CallContext): OnceKey => ({
  command,
  key: call.idempotencyKey,
  fingerprint: fingerprint(request),
  caller: call.caller.id,
});
