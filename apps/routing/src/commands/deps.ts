import type { CallContext, Clock } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import type { OnceKey, Store } from '@civicline/store';
import type { OfficeFacts, Surroundings } from '../domain/decision';
import type { Matter } from '../domain/matter';
import type { RuleSet } from '../domain/rules';

/** What is asked of the directory, before a transaction begins. */
export interface Directory {
  /** All that decides where a matter goes under some rules. */
  surroundings(matter: Matter, rules: RuleSet, at: Date, call: CallContext): Promise<Surroundings>;
  office(id: string, call: CallContext): Promise<OfficeFacts | undefined>;
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
  readonly scan: Scan;
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
