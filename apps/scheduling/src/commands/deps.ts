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
  readonly limits: { readonly openAppointments: number; readonly holds: number };
}

/** How a second try of a command is known. */
export const onceKey = (command: string, request: unknown, call: CallContext): OnceKey => ({
  command,
  key: call.idempotencyKey,
  fingerprint: fingerprint(request),
  caller: call.caller.id,
});
