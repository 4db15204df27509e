import type { CallContext, Clock } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import type { OnceKey, Store, Tx } from '@civicline/store';

/** Tells who waits that something has changed, once the change stands. */
export interface Bell {
  /** Callers and agents may fit together now, and these agents' desks may show something else. */
  ring(tx: Pick<Tx, 'afterCommit'>, agentIds: readonly string[]): void;
}

/** What every command works with. */
export interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  /** A number in [0, 1). */
  readonly chance: () => number;
  readonly bell: Bell;
  readonly times: {
    /** How long a call is an agent's to take. */
    readonly offerMs: number;
    readonly wrapUpMs: number;
    /** How long a desk may be away. */
    readonly deskGraceMs: number;
  };
  /** Telephone systems that take commands from us. */
  readonly commanded: ReadonlySet<string>;
  /** Where callers go whose queue nobody knows. */
  readonly defaultQueue: string;
}

/** How a second try of a command is known. */
export const onceKey = (command: string, request: unknown, call: CallContext): OnceKey => ({
  command,
  key: call.idempotencyKey,
  fingerprint: fingerprint(request),
  caller: call.caller.id,
});
