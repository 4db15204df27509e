import { randomInt } from 'node:crypto';
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

/** Below those from which systems take the ports of outgoing connections: one of those would be taken before it is listened on. */
const [lowest, highest] = [12_000, 32_000];
const triesAtMost = 100;

/** A port that nobody uses at the moment. */
export const freePort = async (): Promise<number> => {
  for (let tries = 1; ; tries++) {
    try {
      return await listenOn(randomInt(lowest, highest));
    } catch (error) {
      if (tries >= triesAtMost) throw error;
    }
  }
};

const leavesWithinMs = 5_000;

/** Throws when somebody listens there. Who is about to leave (after a start before this one was killed) is waited for. */
export const mustBeFree = async (port: number): Promise<void> => {
  for (const until = Date.now() + leavesWithinMs; ;) {
    try {
      await listenOn(port);
      return;
    } catch {
      if (Date.now() > until)
        throw new Error(`port ${port} is used by another program; CIVICLINE_PORT=${port + 1} npm start takes another`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
