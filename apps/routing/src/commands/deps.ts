import type { CallContext, Clock } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import type { OnceKey, Store, Vault } from '@civicline/store';
import type { OfficeFacts, Surroundings } from '../domain/decision';
import type { Matter } from '../domain/matter';
import type { RuleSet } from '../domain/rules';

/** What is asked of the directory, before a transaction begins. */
export interface Directory {
  /** All that decides where a matter goes under some rules. */
  surroundings(matter: Matter, rules: RuleSet, at: Date, call: CallContext): Promise<Surroundings>;
  office(id: string, call: CallContext): Promise<OfficeFacts | undefined>;
  /** Whether a procedure is handed in and given back by post. Refuses PROCEDURE_NOT_FOUND. */
  isSentByPost(procedureCode: string, call: CallContext): Promise<boolean>;
  /** Ids of the post offices that serve a unit, nearest first. */
  postOfficesFor(unit: string, call: CallContext): Promise<string[]>;
}

/** A window in which a post office can come. */
export interface PostWindow {
  readonly slotId: string;
  readonly postOfficeId: string;
  readonly from: Date;
  readonly to: Date;
  readonly free: number;
}

/** The ledger of promises, as far as post needs it. A place is taken under a name: once, however often it is asked for. */
export interface Ledger {
  windows(from: Date, to: Date, call: CallContext): Promise<PostWindow[]>;
  /** Refuses SLOT_FULL, SLOT_NOT_FOUND, SLOT_IN_PAST, SLOT_TOO_FAR. */
  take(slotId: string, placeId: string, call: CallContext): Promise<PostWindow>;
  giveBack(placeId: string, call: CallContext): Promise<void>;
}

/** Looks into a file before it is kept: true is clean. */
export type Scan = (content: Uint8Array, signal: AbortSignal) => Promise<boolean>;

/** What every command works with. */
export interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  /** A number in [0, 1). */
  readonly chance: () => number;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly scan: Scan;
  /** Seals files. */
  readonly vault: Vault;
  /** An alarm was written. */
  readonly alarmSet: (at: Date) => void;
}

/** How a second try of a command is known. */
export const onceKey = (command: string, request: unknown, call: CallContext): OnceKey => ({
  command,
  key: call.idempotencyKey,
  fingerprint: fingerprint(request),
  caller: call.caller.id,
});
