import type { CallContext, Clock } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import type { OnceKey, Store, Tx } from '@civicline/store';
import type { Window } from '../domain/call-back';
import type { Localized } from '../domain/centre';

/**
 * What a change may be news for: callers and agents who may fit together now, telephones that should ring or not any more, what a
 * telephone system is asked to do.
 */
export type Concern = 'pairs' | 'telephones' | 'commands';

/** Tells who waits that something has changed, once the change stands. */
export interface Bell {
  /** These agents' desks may show something else, and whoever has these concerns looks; unless said, all but who carries out commands. */
  ring(tx: Pick<Tx, 'afterCommit'>, agentIds: readonly string[], concerns?: readonly Concern[]): void;
}

/** Places that are promised: scheduling's ledger. */
export interface Ledger {
  windows(from: Date, to: Date, call: CallContext): Promise<readonly FreeWindow[]>;
  /** When somebody will next be there to call: the beginning of the next window, full or not. */
  nextWindow(call: CallContext): Promise<Date>;
  /** Refuses WINDOW_FULL, WINDOW_NOT_FOUND. The same place is taken once, however often it is asked for. */
  take(slotId: string, placeId: string, call: CallContext): Promise<Window>;
  /** A place that is not there is as good as given back. */
  giveBack(placeId: string, call: CallContext): Promise<void>;
  /** Appointments ahead of a citizen; none when scheduling is away. */
  visits(number: string, call: CallContext): Promise<readonly Visit[]>;
}

export interface FreeWindow extends Window {
  readonly free: number;
}

export interface Visit {
  readonly code: string;
  readonly start: Date;
  readonly procedureName: Localized;
  readonly officeName: Localized;
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
  readonly ledger: Ledger;
  /** Through which telephone system calls go out, and what the called see. */
  readonly outbound: string;
  readonly hotline: string;
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
