import { createServer } from 'node:http';
import type { Part } from './part';

/** Whether the process lives (always, while it answers) and which of its parts are not ready. */
export interface Readiness {
  /** Names of the parts that cannot work now; empty is ready. */
  unready(): Promise<string[]>;
  /** Names of those without which it answers all the same. */
  away(): Promise<string[]>;
}

/** /health/live and /health/ready over HTTP, for orchestrators and for `npm start`. */
export const probes = (port: number, host: string, readiness: Readiness) => {
  const server = createServer((request, response) => {
    void answer(request.url ?? '').then(([code, body]) => {
      response.writeHead(code, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(body));
    });
  });
  const answer = async (url: string): Promise<[number, unknown]> => {
    if (url === '/health/live') return [200, { status: 'live' }];
    if (url !== '/health/ready') return [404, { status: 'not found' }];
    const waitingFor = await readiness.unready();
    if (waitingFor.length) return [503, { status: 'not ready', waitingFor }];
    const away = await readiness.away();
    return [200, { status: 'ready', ...(away.length ? { away } : {}) }];
  };
  const self = {
    name: 'probes',
    port: () => {
      const address = server.address();
      return typeof address === 'object' && address ? address.port : 0;
    },
    start: () => new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve)),
    stop: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return self satisfies Part & Record<string, unknown>;
};
