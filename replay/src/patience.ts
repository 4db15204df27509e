import type { Random } from './random';

/** How long somebody waited, and whether they gave up then; who was answered would have waited longer, nobody knows how long. */
export interface Wait {
  readonly seconds: number;
  readonly gaveUp: boolean;
}

export interface Patience {
  /** Mean of the exponential that explains the waits best: all time waited for each who gave up. */
  readonly meanSeconds: number;
  /** The part of callers who still wait after so many seconds. */
  stillWaits(seconds: number): number;
  /** A patience of somebody who is known to have waited `atLeast`. */
  draw(random: Random, atLeast?: number): number;
}

/** Nobody gave up in the whole file: nothing is known but that they are patient. */
const forEver = 86_400;

/**
 * Patience from waits of which most are cut off by an answer. Within the file it is Kaplan and Meier's estimate (1958), which
 * asks for no shape; where fewer than `trusted` still wait, one of them would say too much, and it goes on as the exponential.
 */
export const patienceOf = (waits: readonly Wait[], trusted = 25): Patience => {
  const gaveUp = waits.filter((wait) => wait.gaveUp).length;
  const waited = waits.reduce((sum, { seconds }) => sum + seconds, 0);
  const meanSeconds = gaveUp && waited ? waited / gaveUp : forEver;

  const sorted = [...waits].sort((a, b) => a.seconds - b.seconds);
  const times: number[] = [];
  const parts: number[] = [];
  let part = 1;
  for (let n = 0; n < sorted.length;) {
    const at = sorted[n]?.seconds ?? 0;
    const atRisk = sorted.length - n;
    let left = 0;
    for (; n < sorted.length && sorted[n]?.seconds === at; n++) if (sorted[n]?.gaveUp) left++;
    if (!left || atRisk < trusted) continue;
    part *= 1 - left / atRisk;
    times.push(at);
    parts.push(part);
  }
  const lastTime = times.at(-1) ?? 0;
  const lastPart = parts.at(-1) ?? 1;

  const stillWaits = (seconds: number) => {
    if (seconds > lastTime) return lastPart * Math.exp(-(seconds - lastTime) / meanSeconds);
    let [low, high] = [0, times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((times[middle] ?? 0) <= seconds) low = middle + 1;
      else high = middle;
    }
    return parts[low - 1] ?? 1;
  };

  /** The first time at which no more than `wanted` of all still wait. */
  const timeOf = (wanted: number) => {
    if (wanted < lastPart) return lastTime - meanSeconds * Math.log(wanted / lastPart);
    let [low, high] = [0, parts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((parts[middle] ?? 0) <= wanted) high = middle;
      else low = middle + 1;
    }
    return times[low] ?? lastTime;
  };

  return {
    meanSeconds,
    stillWaits,
    draw: (random, atLeast = 0) => {
      const left = stillWaits(atLeast);
      // All who waited so long gave up: from here on only the exponential speaks.
      if (left <= 0) return atLeast - meanSeconds * Math.log(1 - random());
      return Math.max(atLeast, timeOf(left * (1 - random())));
    },
  };
};
