import { Pool } from 'undici';
import type { Log } from './attachment';
import { attachment } from './attachment';
import type { AriEvent, Operations } from './generated/ari';
import { operations } from './operations';
import { requester } from './request';

export interface AriOptions {
  /** With its prefix, such as http://127.0.0.1:8088/ari */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** The Stasis application that the dial plan hands calls to. One websocket has it at a time: the newest. */
  readonly app: string;
  /** How long an operation may take that does not say otherwise. */
  readonly timeoutMs: number;
  /** Connections for operations at most. Asterisk allows 100 of all its users unless http.conf says more (sessionlimit). */
  readonly connections?: number;
  /** Asked before each attachment: whoever has lost the lease of the telephone system must not take it from its heir. */
  readonly mayAttach?: () => boolean | Promise<boolean>;
  readonly log?: Log;
}

export interface Ari extends Operations {
  readonly name: string;
  /**
   * Attaches, or rejects when that cannot be done now; does nothing when it is attached already. Once attached it comes again
   * by itself after every cut.
   */
  start(): Promise<void>;
  /** Detaches: calls in the application stay up, and are nobody's. May be started again. */
  stop(): Promise<void>;
  /** Attached, and everything that onAttached asked for is done. */
  ready(): boolean;
  /**
   * Each event in the order in which Asterisk said it. A handler that has something to wait for keeps its own order: the
   * next event is handed out without waiting. What it throws is logged.
   */
  onEvent(handler: (event: AriEvent) => void | Promise<void>): void;
  /**
   * After every attachment and before the events since then: the time to ask for what happened in between. `signal` is aborted
   * when the connection is cut meanwhile; when it rejects, the attachment is given up and tried again.
   */
  onAttached(handler: (signal: AbortSignal) => void | Promise<void>): void;
  /** Another application of the same name has taken over. Nothing comes any more until `start` is called again. */
  onReplaced(handler: () => void): void;
}

const silent: Log = { info: () => undefined, warn: () => undefined };

/** Asterisk's REST interface. Operations need no attachment; events need `start`. */
export const openAri = (options: AriOptions): Ari => {
  const { app, timeoutMs, log = silent, connections = 16, mayAttach = () => true } = options;
  const base = new URL(options.url);
  const prefix = base.pathname.replace(/\/$/, '');
  const authorization = `Basic ${Buffer.from(`${options.username}:${options.password}`).toString('base64')}`;
  // Asterisk closes what rests for 15 s: before that we do, so that no request meets a closing door.
  const newPool = () => new Pool(base.origin, { connections, keepAliveTimeout: 10_000 });
  let pool = newPool();

  const events: ((event: AriEvent) => void | Promise<void>)[] = [];
  const attachments: ((signal: AbortSignal) => void | Promise<void>)[] = [];
  const replacements: (() => void)[] = [];
  const hand = async (handler: (event: AriEvent) => void | Promise<void>, event: AriEvent) => {
    try {
      await handler(event);
    } catch (err) {
      log.warn({ err, event: event.type }, 'an event of Asterisk could not be handled');
    }
  };

  const websocket = `${base.origin.replace(/^http/, 'ws')}${prefix}/events?app=${encodeURIComponent(app)}`;
  const attached = attachment(
    { url: websocket, authorization, timeoutMs },
    {
      event: (event) => {
        for (const handler of events) void hand(handler, event);
      },
      attached: async (signal) => {
        for (const handler of attachments) await handler(signal);
      },
      replaced: () => {
        for (const handler of replacements) handler();
      },
    },
    async () => mayAttach(),
    log,
  );

  return {
    ...operations(requester(() => pool, prefix, authorization, timeoutMs)),
    name: `asterisk ${app}`,
    start: attached.start,
    stop: async () => {
      await attached.stop();
      const old = pool;
      pool = newPool();
      await old.close();
    },
    ready: attached.ready,
    onEvent: (handler) => void events.push(handler),
    onAttached: (handler) => void attachments.push(handler),
    onReplaced: (handler) => void replacements.push(handler),
  };
};
