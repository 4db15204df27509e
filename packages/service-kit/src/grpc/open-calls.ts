import { Fault } from '../fault';

/** A call that is being answered. */
export interface OpenCall {
  /** Aborted, with a Fault that says why, when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  abort(why: Fault): void;
  /** The answer is given. */
  close(): void;
}

/** The calls that a server is answering: each has one signal for the caller, its deadline and the server's end. */
export const openCalls = () => {
  const open = new Set<OpenCall>();
  let onIdle: (() => void) | undefined;
  return {
    begin: (deadline: Date): OpenCall => {
      const controller = new AbortController();
      const abort = (why: Fault) => controller.abort(why);
      const timer = setTimeout(
        () => abort(new Fault('deadline', 'no time left')),
        Math.max(0, deadline.getTime() - Date.now()),
      );
      const call: OpenCall = {
        signal: controller.signal,
        abort,
        close: () => {
          clearTimeout(timer);
          open.delete(call);
          if (open.size === 0) onIdle?.();
        },
      };
      open.add(call);
      return call;
    },
    /** Resolves when no call is open. */
    idle: () => new Promise<void>((resolve) => (open.size === 0 ? resolve() : (onIdle = resolve))),
    abortAll: (why: Fault) => {
      for (const call of open) call.abort(why);
    },
  };
};

/** What the work gives, or the signal's reason, whichever is first. Leaves nothing behind on a signal that lives on. */
export const orAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise<T>((resolve, reject) => {
    const abandon = () => reject(signal.reason as Error);
    if (signal.aborted) abandon();
    signal.addEventListener('abort', abandon, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abandon));
  });
