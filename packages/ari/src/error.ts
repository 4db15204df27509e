/**
 * Why an operation was not done. `not-found`: the channel, bridge or recording is gone, or never was. `conflict`: it is there, and in a
 * state that does not allow it (not in our application, not answered). `refused`: the request itself is wrong, or not allowed to us.
 * `unavailable` and `deadline` may pass; after them the operation may have been done all the same. `cancelled`: the caller gave up.
 */
export type AriErrorKind = 'not-found' | 'conflict' | 'refused' | 'unavailable' | 'deadline' | 'cancelled';

/** An operation that Asterisk did not do. Neither message nor reason holds what was asked: numbers of citizens stay out of logs. */
export class AriError extends Error {
  override readonly name = 'AriError';

  constructor(
    readonly kind: AriErrorKind,
    /** Such as channels.answer. */
    readonly operation: string,
    /** Asterisk's own words, or what became of the connection. */
    readonly reason: string,
    /** HTTP's, where an answer came. */
    readonly status?: number,
    cause?: unknown,
  ) {
    super(`${operation}: ${reason}${status === undefined ? '' : ` (${status})`}`, { cause });
  }

  /** Whether a later try may do it. */
  get passing(): boolean {
    return this.kind === 'unavailable' || this.kind === 'deadline';
  }
}

/** Tells it by its shape: a class from another module realm is another class. */
export const isAriError = (error: unknown): error is AriError =>
  Object.prototype.toString.call(error) === '[object Error]' && (error as Error).name === 'AriError';

/** Whether what it was about is not there (any more): for a hang-up that is as good as done. */
export const isNotFound = (error: unknown): boolean => isAriError(error) && error.kind === 'not-found';

/** `PUT a channel into a bridge` answers 400 where the channel is gone, with the words that 404 has elsewhere. */
export const kindOf = (status: number, reason: string): AriErrorKind => {
  if (status === 404 || (status === 400 && /not found/i.test(reason))) return 'not-found';
  if (status === 409 || status === 412 || status === 422) return 'conflict';
  return status >= 500 ? 'unavailable' : 'refused';
};
