import { createWriteStream } from 'node:fs';

/** The line of those who wait has operations of its own. */
export type LineOperation = 'join' | 'accept' | 'leave';

export type Operation =
  | LineOperation
  | 'book-staff'
  | 'overbook'
  | 'book'
  | 'hold'
  | 'book-held'
  | 'move'
  | 'cancel'
  | 'again'
  | 'close'
  | 'cut'
  | 'reopen'
  | 'undo';

/** One attempt, as whoever made it saw it. A line of the history. */
export interface Attempt {
  readonly n: number;
  readonly operation: Operation;
  /** The idempotency key; 'again' has that of the attempt it repeats. */
  readonly key: string;
  /** Milliseconds of the Unix epoch: when it was first sent, and when its answer came. */
  readonly start: number;
  readonly end: number;
  /** How often it was sent until there was an answer. */
  readonly tries: number;
  readonly result: Result;
}

export type Result =
  | {
      readonly outcome: 'done';
      readonly code?: string;
      readonly version?: number;
      readonly slotId?: string;
      /** Code of a place in line. */
      readonly entry?: string;
    }
  | { readonly outcome: 'refused'; readonly reason: string }
  /** No answer, however often it was sent: it may have happened or not. */
  | { readonly outcome: 'unknown'; readonly reason: string };

/** Writes a history as JSON lines; keeps it as well. */
export const openHistory = (file: string | undefined) => {
  const attempts: Attempt[] = [];
  const out = file === undefined ? undefined : createWriteStream(file);
  return {
    attempts,
    write: (attempt: Attempt) => {
      attempts.push(attempt);
      out?.write(`${JSON.stringify(attempt)}\n`);
    },
    close: () => new Promise<void>((resolve) => (out ? out.end(() => resolve()) : resolve())),
  };
};
