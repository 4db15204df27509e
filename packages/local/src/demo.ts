import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import path from 'node:path';

export interface DemoOptions {
  /** The checkout. */
  readonly root: string;
  /** The folder of the house's data: addresses and secrets are there. */
  readonly dir: string;
  /** How many times faster than real time people come, wait and speak. */
  readonly speed: string;
  readonly say: (line: string) => void;
}

const stopWithinMs = 5_000;
const withParent = path.join(__dirname, 'with-parent.js');

/** A day at the hotline, played by a process of its own through the doors that everybody uses. */
export const startDemo = ({ root, dir, speed, say }: DemoOptions): { stop(): Promise<void> } => {
  const logFile = path.join(dir, 'log/demo.log');
  const log = createWriteStream(logFile, { flags: 'a' });
  const child = spawn(
    process.execPath,
    ['-r', withParent, path.join(root, 'replay/dist/demo.js'), '--dir', dir, '--speed', speed],
    // The fourth is how it notices that we are gone.
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], detached: true },
  );
  let stopping = false;
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  const gone = new Promise<void>((resolve) =>
    child.once('exit', (code) => {
      if (!stopping) say(`the demo ended (code ${code}); see ${logFile}`);
      log.end(() => resolve());
    }),
  );
  return {
    stop: async () => {
      stopping = true;
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
      await gone;
      clearTimeout(force);
    },
  };
};
