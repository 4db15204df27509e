import { createServer } from 'node:net';

const listenOn = (port: number) =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A port that nobody uses at the moment. */
export const freePort = () => listenOn(0);

/** Throws when somebody listens there already. */
export const mustBeFree = async (port: number): Promise<void> => {
  await listenOn(port).catch(() => {
    throw new Error(`port ${port} is used by another program; CIVICLINE_PORT=${port + 1} npm start takes another`);
  });
};
