import type { Booking, Reading } from './citizens';

/** What the world outside received. */
export interface Received {
  readonly code: string;
  readonly at: number;
}

export interface Measured {
  readonly bookings: number;
  /** Those that had to be sent again, and the answers for which. */
  readonly again: number;
  readonly troubles: readonly string[];
  /** From the first try to the answer, of the one that waited longest. */
  readonly longestWaitMs: number;
  readonly readings: number;
  readonly readingsFailed: number;
  /** From the answer to the message, of the last one told. */
  readonly latestWordMs: number;
  /** Answered, and not there; not told; told twice. */
  readonly lost: number;
  readonly untold: number;
  readonly toldTwice: number;
}

const most = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, b), 0);

/** What a fault was to citizens: of what was under way from `from` on. */
export const measure = (
  from: number,
  seen: { readonly bookings: readonly Booking[]; readonly readings: readonly Reading[] },
  standing: ReadonlySet<string>,
  received: readonly Received[],
): Measured => {
  const bookings = seen.bookings.filter(({ answered }) => answered >= from);
  const readings = seen.readings.filter(({ begun }) => begun >= from);
  const words = new Map<string, number[]>();
  for (const { code, at } of received) words.set(code, [...(words.get(code) ?? []), at]);
  const told = (code: string) => words.get(code) ?? [];
  return {
    bookings: bookings.length,
    again: bookings.filter(({ troubles }) => troubles.length).length,
    troubles: [...new Set([...bookings.flatMap(({ troubles }) => troubles), ...readings.map(({ trouble }) => trouble)])]
      .filter(Boolean)
      .sort(),
    longestWaitMs: most(bookings.map(({ begun, answered }) => answered - begun)),
    readings: readings.length,
    readingsFailed: readings.filter(({ trouble }) => trouble).length,
    latestWordMs: most(bookings.flatMap(({ code, answered }) => told(code).map((at) => at - answered))),
    lost: bookings.filter(({ code }) => !standing.has(code)).length,
    untold: bookings.filter(({ code }) => !told(code).length).length,
    toldTwice: bookings.filter(({ code }) => told(code).length > 1).length,
  };
};

/** Whether nothing was lost: what was answered stands and was told, once. */
export const isWhole = ({ bookings, lost, untold, toldTwice }: Measured): boolean =>
  bookings > 0 && lost + untold + toldTwice === 0;
