import type { Server } from 'node:http';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands before the gateways: hands each request to one of those that are in, in turn, and tries none twice. */
export const startBalancer = async () => {
  const agent = new http.Agent({ keepAlive: true });
  const targets: number[] = [];
  let turn = 0;
  const server: Server = http.createServer((request, response) => {
    const port = targets[turn++ % targets.length];
    const { url: path, method, headers } = request;
    const onward = http.request({ host: '127.0.0.1', port, path, method, headers, agent }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.once('error', (error) => response.writeHead(502).end(String(error)));
    request.pipe(onward);
  });
  // A citizen's connection that waits is never closed from this side, just as it is used.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (port: number) => void targets.push(port),
    remove: (port: number) => void targets.splice(targets.indexOf(port), 1),
    stop: () => {
      agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
};
