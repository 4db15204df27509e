import { setTimeout as pause } from 'node:timers/promises';
import { waitBefore } from './back-off';
import type { Address, Connection } from './connection';
import { connect } from './connection';
import type { AriEvent } from './generated/ari';

export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

export interface Listeners {
  event(event: AriEvent): void;
  attached(signal: AbortSignal): Promise<void>;
  replaced(): void;
}

/** A connection that ends sooner counts as one more failure: who is cut again and again waits longer and longer. */
const steadyMs = 1_000;

/** Keeps one websocket open for the application, for as long as it is wanted and nobody else takes over. */
export const attachment = (address: Address, to: Listeners, mayAttach: () => Promise<boolean>, log: Log) => {
  let wanted = new AbortController();
  let current: Connection | undefined;
  let attached = false;
  let keeping: Promise<void> | undefined;

  const attach = async (): Promise<Connection> => {
    const connection = await connect(address);
    current = connection;
    try {
      if (wanted.signal.aborted) throw new Error('stopped while it attached');
      await to.attached(connection.signal);
    } catch (error) {
      await connection.close();
      throw error;
    }
    attached = !connection.signal.aborted;
    connection.deliver(to.event);
    return connection;
  };

  const again = async (failedBefore: number): Promise<Connection | undefined> => {
    for (let failures = failedBefore; ; failures += 1) {
      await pause(waitBefore(failures, Math.random()), undefined, { signal: wanted.signal }).catch(() => undefined);
      if (wanted.signal.aborted) return undefined;
      try {
        if (await mayAttach()) return await attach();
      } catch (err) {
        if (!wanted.signal.aborted) log.warn({ err, failures: failures + 1 }, 'Asterisk cannot be attached to');
      }
    }
  };

  const keep = async (first: Connection): Promise<void> => {
    let failures = 0;
    for (let connection: Connection | undefined = first; connection;) {
      const since = performance.now();
      const end = await connection.ended;
      attached = false;
      if (wanted.signal.aborted) return;
      if (end === 'replaced') {
        log.warn({}, 'another application of the same name has taken over');
        return to.replaced();
      }
      log.warn({}, 'the connection to Asterisk was cut');
      failures = performance.now() - since > steadyMs ? 0 : failures + 1;
      connection = await again(failures);
      if (connection) log.info({}, 'attached to Asterisk again');
    }
  };

  return {
    start: async () => {
      if (attached) return;
      await keeping;
      wanted = new AbortController();
      if (!(await mayAttach())) throw new Error('not to attach to Asterisk now');
      const connection = await attach();
      keeping = keep(connection)
        .catch((err: unknown) => log.warn({ err }, 'that another has taken over could not be handled'))
        .finally(() => (keeping = undefined));
    },
    stop: async () => {
      wanted.abort();
      await current?.close();
      await keeping;
      attached = false;
    },
    ready: () => attached,
  };
};
