import { randomInt } from 'node:crypto';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

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

/** Somebody who was promised a port listens on it within this time, or does not come. */
const promisedForMs = 10 * 60_000;
/** Ports that were given out and may not be listened on yet: houses start side by side, each with some dozens. */
const promises = path.join(os.tmpdir(), `civicline-ports-${os.userInfo().uid}`);

/** Throws when the port was promised to somebody else a short time ago. */
const promise = (port: number): void => {
  mkdirSync(promises, { recursive: true });
  const file = path.join(promises, String(port));
  const madeAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
  if (Date.now() - madeAt > promisedForMs) rmSync(file, { force: true });
  writeFileSync(file, '', { flag: 'wx' });
};

/** A port that nobody uses at the moment, and that nobody else is given. */
export const freePort = async (): Promise<number> => {
  for (let tries = 1; ; tries++) {
    try {
      const port = randomInt(lowest, highest);
      promise(port);
      return await listenOn(port);
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
