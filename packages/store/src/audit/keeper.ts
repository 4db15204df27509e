import type { Clock, Logger } from '@civicline/service-kit';
import type { Keyring } from '../keyring';
import type { Loop } from '../loop';
import { timer } from '../loop';
import type { SearchKeys } from '../personal';
import { searchKeys } from '../personal';
import type { Store } from '../store';
import type { Tx } from '../tx';

/** What was taken out, and what is still under way and stays until it is over. */
export interface Erased {
  readonly erased: number;
  readonly left: number;
}

/** Somebody's things, or everybody's that were over before a time. */
export type Which = { readonly number: string } | { readonly before: Date };

/** The same as a predicate of SQL about the columns of a number and of a time, and its one parameter ($1). */
interface Whose {
  readonly sql: (number: string, time: string) => string;
  readonly value: SearchKeys | Date;
}

export const whose = (which: Which): Whose =>
  'number' in which
    ? { sql: (number) => `search_key(${number}) = ANY($1)`, value: searchKeys(which.number) }
    : { sql: (number, time) => `${number} <> '' AND ${time} < $1`, value: which.before };

/** What a statement counts, as its `n`. */
export const countOf = async (tx: Tx, sql: string, values: readonly unknown[]): Promise<number> =>
  (await tx.query<{ n: number }>(sql, values))[0]?.n ?? 0;

/** Takes what is personal out of what is over, at most `limit` things. Done twice it finds nothing. Returns how many it found. */
type Erase = (tx: Tx, which: Which, now: Date, limit: number) => Promise<number>;

/** What a service keeps of citizens. */
export interface Keeper<Kind extends string = string> {
  /** A list for each kind of thing that is held of a number. */
  readonly collect: (number: string) => Promise<Readonly<Record<string, unknown>>>;
  /** By kind, each of which has a period of its own; of one person they go in this order. */
  readonly kinds: Readonly<Record<Kind, Erase>>;
  /** How many things of theirs are still there. */
  readonly left: (tx: Tx, number: string) => Promise<number>;
}

/** Of things that are about nobody by their number: only their age takes them out. */
export const byAgeAlone =
  (forget: (tx: Tx, before: Date, limit: number) => Promise<number>): Erase =>
  (tx, which, _now, limit) =>
    'number' in which ? Promise.resolve(0) : forget(tx, which.before, limit);

/** What a service needs to answer for what it keeps. */
export interface Keeping {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly keeper: Keeper;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const atOnce = 500;

/** For how many days each kind of thing is kept after it is over; 0: for good. */
export type Days<Kind extends string = string> = Readonly<Record<Kind, number>>;

export interface ForgettingOptions<Kind extends string> {
  readonly store: Store;
  readonly log: Logger;
  readonly keeper: Keeper<Kind>;
  readonly now: () => Date;
  readonly days: Days<Kind>;
}

/**
 * Takes what is personal out of what has been over for long enough, each kind by itself: some at a time, each batch one transaction, so
 * that whoever comes after a crash goes on. Replicas share the rows. Throws when a period is less than nothing: it would take what is not over.
 */
export const forgetting = <Kind extends string>(options: ForgettingOptions<Kind>): Loop[] => {
  const { store, log, keeper, now, days } = options;
  return (Object.keys(keeper.kinds) as Kind[]).flatMap((kind) => {
    if (days[kind] < 0) throw new Error(`${kind} cannot be kept for ${days[kind]} days; 0 keeps them for good`);
    if (!days[kind]) return [];
    return timer({
      store,
      log,
      name: `forget ${kind}`,
      everyMs: hourMs,
      limit: atOnce,
      takeDue: async (tx, limit) => {
        const before = new Date(now().getTime() - days[kind] * dayMs);
        const erased = await keeper.kinds[kind](tx, { before }, now(), limit);
        if (erased) log.info({ kind, erased }, 'what was personal is past its time and gone');
        return erased;
      },
    });
  });
};

/** All of it, however much there is: batches within one transaction. */
export const eraseAll = async (tx: Tx, keeper: Keeper, number: string, now: Date): Promise<Erased> => {
  let erased = 0;
  for (const erase of Object.values(keeper.kinds))
    for (let more = 1; more; erased += more) more = await erase(tx, { number }, now, atOnce);
  return { erased, left: await keeper.left(tx, number) };
};
