import { setTimeout as pause } from 'node:timers/promises';

/** "max", or how many times faster than real time. */
export type Speed = 'max' | number;

/** A clock that runs with the file: as fast as wished, or from event to event. */
export interface FileClock {
  now(): Date;
  /** Returns when the clock has reached `at`; at speed "max" it is put there. */
  until(at: Date): Promise<void>;
}

export const fileClock = (start: Date, speed: Speed): FileClock => {
  if (speed === 'max') {
    let at = start.getTime();
    return {
      now: () => new Date(at),
      until: (to) => {
        at = Math.max(at, to.getTime());
        return Promise.resolve();
      },
    };
  }
  const begun = performance.now();
  const now = () => start.getTime() + (performance.now() - begun) * speed;
  return {
    now: () => new Date(now()),
    until: async (to) => {
      for (let left = to.getTime() - now(); left > 0; left = to.getTime() - now()) await pause(left / speed);
    },
  };
};

export const readSpeed = (text: string): Speed => {
  if (text === 'max') return 'max';
  const times = Number(text);
  if (!(times > 0) || !Number.isFinite(times))
    throw new Error('--speed is max, or how many times faster than real time');
  return times;
};
