/** Why a remote call gave no answer. `unavailable` and `deadline` may pass by themselves; the others will not. */
export type FaultCode = 'unavailable' | 'deadline' | 'cancelled' | 'internal';

/** A call that failed through no fault of the request: the other side is away, slow or broken. */
export class Fault extends Error {
  override readonly name = 'Fault';

  constructor(
    readonly code: FaultCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** Tells a fault by its shape: a class from another module realm is another class. */
export const isFault = (error: unknown): error is Fault =>
  Object.prototype.toString.call(error) === '[object Error]' &&
  (error as Error).name === 'Fault' &&
  typeof (error as Partial<Fault>).code === 'string';

/** Whether waiting may help. */
export const isPassing = (error: unknown): boolean =>
  isFault(error) && (error.code === 'unavailable' || error.code === 'deadline');
