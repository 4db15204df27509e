import { fork } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';

/** Somebody's voice: a tone that is said to whoever is on the line, as evenly as a telephone does. */
export interface Tone {
  /** Where sound is to be sent to, and comes from. */
  readonly port: number;
  end(): void;
}

/** Built, wherever this is run from. */
const sender = path.resolve(__dirname, '../dist/tone-sender.js');
/** Before all else that runs: what comes late is a hole in the sound. */
const urgent = -15;

export const startTone = async (address: string, hertz: number): Promise<Tone> => {
  const child = fork(sender, [address, String(hertz)], { execArgv: [] });
  const [port] = (await once(child, 'message')) as [number];
  try {
    if (child.pid) os.setPriority(child.pid, urgent);
  } catch {
    // Only root may: it keeps time less well then.
  }
  return { port, end: () => void child.kill() };
};
