import type { Logger, Part } from '@civicline/service-kit';
import { namedWork } from '@civicline/service-kit';
import type { Store } from './store';
import type { Tx } from './tx';

export interface LoopOptions {
  readonly name: string;
  /** The net: how long it sleeps when nobody wakes it, in milliseconds. */
  readonly everyMs: number;
  /** Does some of the work; returns how much it found. Called again at once until it finds none. */
  readonly work: () => Promise<number>;
  readonly log: Logger;
}

export interface Loop extends Part {
  /** There is work now, or there will be at `at`. */
  wake(at?: Date): void;
}

const afterErrorMs = 1_000;

/** Work that is done when somebody wakes it, and looked for now and then in case nobody could. */
export const loop = ({ name, everyMs, work, log }: LoopOptions): Loop => {
  let stopping = false;
  let wanted = false;
  let rouse: (() => void) | undefined;
  let running: Promise<void> = Promise.resolve();
  const alarms = new Set<NodeJS.Timeout>();

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const wake = (at?: Date) => {
    const waitMs = at ? at.getTime() - Date.now() : 0;
    if (waitMs > everyMs) return;
    if (waitMs > 0) {
      const alarm = setTimeout(() => {
        alarms.delete(alarm);
        wake();
      }, waitMs);
      alarms.add(alarm);
      return;
    }
    wanted = true;
    rouse?.();
  };

  const run = async () => {
    while (!stopping) {
      wanted = false;
      try {
        if ((await namedWork(name, work)) > 0) continue;
        if (!wanted && !stopping) await sleep(everyMs);
      } catch (error) {
        log.warn({ err: error, loop: name }, 'work failed, trying again');
        if (!stopping) await sleep(afterErrorMs);
      }
    }
  };

  return {
    name,
    wake,
    start: () => {
      running = run();
      return Promise.resolve();
    },
    stop: () => {
      stopping = true;
      alarms.forEach(clearTimeout);
      rouse?.();
      return running;
    },
  };
};

export interface TimerOptions extends Omit<LoopOptions, 'work'> {
  readonly store: Store;
  /** Takes due rows with FOR UPDATE SKIP LOCKED and does what is due, in one transaction; returns how many. */
  readonly takeDue: (tx: Tx, limit: number) => Promise<number>;
  readonly limit?: number;
}

/** Things that happen by themselves when their time comes: rows with a due time, shared by replicas. */
export const timer = ({ store, takeDue, limit = 100, ...options }: TimerOptions): Loop =>
  loop({ ...options, work: () => store.transaction((tx) => takeDue(tx, limit)) });
