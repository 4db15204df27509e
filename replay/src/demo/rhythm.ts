import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../random';

/** Chance and time of a day that is played: everything lasts as long as it does, divided by the speed. */
export interface Rhythm {
  readonly random: Random;
  readonly signal: AbortSignal;
  between(least: number, most: number): number;
  exponential(mean: number): number;
  chance(part: number): boolean;
  pick<T>(things: readonly [T, ...T[]]): T;
  /** Waits so many seconds of the day. False: the day is over. */
  wait(seconds: number): Promise<boolean>;
}

export const rhythmOf = (random: Random, speed: number, signal: AbortSignal): Rhythm => ({
  random,
  signal,
  between: (least, most) => least + random() * (most - least),
  exponential: (mean) => -mean * Math.log(1 - random()),
  chance: (part) => random() < part,
  pick: (things) => things[Math.floor(random() * things.length)] ?? things[0],
  wait: (seconds) =>
    pause((seconds * 1_000) / speed, undefined, { signal }).then(
      () => true,
      () => false,
    ),
});
