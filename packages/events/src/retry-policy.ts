import { isPassing } from '@civicline/service-kit';

/** What to do with an event whose effect failed. */
export type Verdict = { readonly kind: 'retry'; readonly afterMs: number } | { readonly kind: 'dead-letter' };

/** Tries before an event is put aside: with the waits below, about half a minute. */
export const maxAttempts = 6;

const firstMs = 100;
const longestMs = 10_000;

/** Doubles from 0.1 s to 10 s; `chance` (0 to 1) spreads members so that they do not come back together. */
const backoffMs = (attempt: number, chance: number) =>
  Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 20)) * (0.5 + chance / 2);

/**
 * PostgreSQL is away or asks to come again: connection exceptions, shutdown, too many connections, a full disk, deadlock, a
 * server that has become a standby.
 */
const passingSql = /^(08...|57P0.|53100|53300|40001|40P01|25006)$/;
const passingNet = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

const passes = (error: unknown): boolean => {
  if (isPassing(error)) return true;
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && (passingSql.test(code) || passingNet.has(code))) return true;
  return (
    typeof message === 'string' &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|a standby takes no writes/.test(
      message,
    )
  );
};

/**
 * A dependency that is away is waited for without limit, since the event is not to blame and putting it aside would
 * break the order of its key. Anything else gets some tries, in case it was chance, and is then put aside.
 */
export const verdictOn = (error: unknown, attempt: number, chance: number): Verdict =>
  passes(error) || attempt < maxAttempts
    ? { kind: 'retry', afterMs: backoffMs(attempt, chance) }
    : { kind: 'dead-letter' };
