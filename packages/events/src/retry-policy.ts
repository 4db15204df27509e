import { isPassing } from '@civicline/service-kit';
import { isAway } from '@civicline/store';

/** What to do with an event whose effect failed. */
export type Verdict = { readonly kind: 'retry'; readonly afterMs: number } | { readonly kind: 'dead-letter' };

/** Tries before an event is put aside: with the waits below, about half a minute. */
export const maxAttempts = 6;

const firstMs = 100;
const longestMs = 10_000;

/** Doubles from 0.1 s to 10 s; `chance` (0 to 1) spreads members so that they do not come back together. */
const backoffMs = (attempt: number, chance: number) =>
  Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 20)) * (0.5 + chance / 2);

/** PostgreSQL asks to come again: serialization, deadlock. */
const askedAgain = new Set(['40001', '40P01']);

const passes = (error: unknown): boolean =>
  isPassing(error) || isAway(error) || askedAgain.has(String((error as { code?: unknown } | null)?.code));

/**
 * A dependency that is away is waited for without limit, since the event is not to blame and putting it aside would
 * break the order of its key. Anything else gets some tries, in case it was chance, and is then put aside.
 */
export const verdictOn = (error: unknown, attempt: number, chance: number): Verdict =>
  passes(error) || attempt < maxAttempts
    ? { kind: 'retry', afterMs: backoffMs(attempt, chance) }
    : { kind: 'dead-letter' };
