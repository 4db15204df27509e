import WebSocket from 'ws';
import { AriError, kindOf } from './error';
import type { AriEvent } from './generated/ari';

/** `replaced`: another application of the same name has taken over; `cut`: anything else. */
type End = 'cut' | 'replaced';

/** One websocket, from its opening to its end. */
export interface Connection {
  readonly ended: Promise<End>;
  /** Aborted when it has ended. */
  readonly signal: AbortSignal;
  /** Hands out what has come so far, in order, and from then on each event as it comes. */
  deliver(to: (event: AriEvent) => void): void;
  /** Resolves once it has ended; Asterisk then sends the application's events nowhere. */
  close(): Promise<void>;
}

export interface Address {
  /** ws:// and the whole path, with the application's name. */
  readonly url: string;
  readonly authorization: string;
  /** How long opening may take. */
  readonly timeoutMs: number;
}

/** A peer that does not answer a ping until the next one is gone, however open the connection looks. */
const pingMs = 5_000;

/** How long a peer may take to say goodbye. */
const farewellMs = 1_000;

const operation = 'events.attach';

const opened = (socket: WebSocket): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('unexpected-response', (_, { statusCode = 0, statusMessage = '' }) => {
      reject(new AriError(kindOf(statusCode, statusMessage), operation, statusMessage, statusCode));
      socket.terminate();
    });
    // A fault once it is open is followed by its close, which is what counts.
    socket.on('error', (error) => reject(new AriError('unavailable', operation, 'no connection', undefined, error)));
  });

const watched = (socket: WebSocket): (() => void) => {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, pingMs);
  return () => clearInterval(timer);
};

export const connect = async ({ url, authorization, timeoutMs }: Address): Promise<Connection> => {
  const socket = new WebSocket(url, {
    headers: { authorization },
    handshakeTimeout: timeoutMs,
    perMessageDeflate: false,
  });
  const over = new AbortController();
  const waiting: AriEvent[] = [];
  let hand = (event: AriEvent): void => void waiting.push(event);
  let end: End = 'cut';
  socket.on('message', (data: Buffer) => {
    const event = JSON.parse(data.toString()) as AriEvent;
    if (event.type !== 'ApplicationReplaced') return hand(event);
    // Asterisk leaves the socket open, with nothing to come any more.
    end = 'replaced';
    socket.close();
  });
  const ended = new Promise<End>((resolve) => {
    socket.once('close', () => {
      over.abort();
      resolve(end);
    });
  });
  await opened(socket);
  const unwatch = watched(socket);
  void ended.then(unwatch);
  return {
    ended,
    signal: over.signal,
    deliver: (to) => {
      for (const event of waiting.splice(0)) to(event);
      hand = to;
    },
    close: async () => {
      socket.close();
      const impatient = setTimeout(() => socket.terminate(), farewellMs);
      await ended;
      clearTimeout(impatient);
    },
  };
};
