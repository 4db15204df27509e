import type { Part } from '@civicline/service-kit';
import { part } from '@civicline/service-kit';
import type { Express } from 'express';
import { createServer, STATUS_CODES } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { problemOf } from './problem';

const statuses: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };
/** Longer than a balancer keeps a connection that it does not use (a minute, mostly): else both use and end it at the same time. */
const idleMs = 75_000;
/** How long a running request has to end before its connection is cut. */
const patienceMs = 2_000;

interface ServerOptions {
  readonly port: number;
  readonly host: string;
  /** How long it answers on once it has said that it is about to stop. */
  readonly drainMs: number;
  readonly endStreams: () => void;
  readonly leave: () => void;
}

/** The open port. What is no HTTP, or has too much of a head, is a problem as well. */
export const httpServer = (app: Express, { port, host, drainMs, endStreams, leave }: ServerOptions): Part => {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: idleMs }, app);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const status = statuses[error.code ?? ''] ?? 400;
    const reason = status === 431 ? 'PAYLOAD_TOO_LARGE' : 'INVALID_ARGUMENT';
    const body = JSON.stringify(problemOf({ status, reason }, 'vi'));
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  });
  return part({
    name: 'http server',
    start: () =>
      new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(port, host, () => {
          server.off('error', reject);
          resolve();
        });
      }),
    stop: async () => {
      leave();
      if (drainMs) await pause(drainMs);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      endStreams();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), patienceMs).unref();
      await closed;
    },
  });
};
