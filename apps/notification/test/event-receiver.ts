import type { IncomingHttpHeaders, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What another system was told. */
export interface Told {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: { id: string; type: string; subject: string; data: Record<string, Record<string, unknown>> };
}

/** Another system: a real HTTP server. It answers `mood`, or once each what `answers` says of an event. */
export const eventReceiver = async () => {
  const told: Told[] = [];
  const self = {
    told,
    mood: 204 as number | 'hang',
    answers: [] as { subject?: string; status: number; headers?: Record<string, string> }[],
    /** Requests that are open right now, and as many as ever were at once. */
    open: 0,
    mostOpen: 0,
    asked: 0,
    url: '',
    taken: () => told.map(({ event }) => event.subject),
    close: () => Promise.resolve(),
  };
  const server: Server = createServer((request, response) => {
    self.asked++;
    self.open++;
    self.mostOpen = Math.max(self.mostOpen, self.open);
    response.once('close', () => self.open--);
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const event = JSON.parse(body) as Told['event'];
      const which = self.answers.findIndex(({ subject }) => subject === undefined || subject === event.subject);
      const [answer] = which < 0 ? [] : self.answers.splice(which, 1);
      const status = answer?.status ?? self.mood;
      if (status === 'hang') return;
      if (status < 300) told.push({ headers: request.headers, body, event });
      response.writeHead(status, answer?.headers ?? {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  self.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`;
  self.close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return self;
};
export type EventReceiver = Awaited<ReturnType<typeof eventReceiver>>;
