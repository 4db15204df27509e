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

/** What a service keeps of citizens. */
export interface Keeper {
  /** A list for each kind of thing that is held of a number. */
  readonly collect: (number: string) => Promise<Readonly<Record<string, unknown>>>;
  /** Takes what is personal out of what is over, at most `limit` of each kind. Done twice it finds nothing. */
  readonly erase: (tx: Tx, which: Which, now: Date, limit: number) => Promise<number>;
  /** How many things of theirs are still there. */
  readonly left: (tx: Tx, number: string) => Promise<number>;
}

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

export interface ForgettingOptions {
  readonly store: Store;
  readonly log: Logger;
  readonly keeper: Keeper;
  readonly now: () => Date;
  /** How long what is personal stays after it is over; 0: for good. */
  readonly days: number;
}

/** Takes what is personal out of what has been over for long enough. Replicas share the rows. */
export const forgetting = ({ store, log, keeper, now, days }: ForgettingOptions): Loop[] =>
  days
    ? [
        timer({
          store,
          log,
          name: 'forget whose it was',
          everyMs: hourMs,
          limit: atOnce,
          takeDue: async (tx, limit) => {
            const before = new Date(now().getTime() - days * dayMs);
            const erased = await keeper.erase(tx, { before }, now(), limit);
            if (erased) log.info({ erased }, 'what was personal is past its time and gone');
            return erased;
          },
        }),
      ]
    : [];

/** All of it, however much there is: batches within one transaction. */
export const eraseAll = async (tx: Tx, keeper: Keeper, number: string, now: Date): Promise<Erased> => {
  let erased = 0;
  for (;;) {
    const more = await keeper.erase(tx, { number }, now, atOnce);
    if (!more) break;
    erased += more;
  }
  return { erased, left: await keeper.left(tx, number) };
};
