import { setTimeout as pause } from 'node:timers/promises';
import { load, quantile } from '../measure';
import type { Exchange } from './exchange';

/** Whether all is done that the calls so far asked for. */
export type Settled = (calls: number) => Promise<void>;

const warmUp = 50;

/** Calls that are answered and hang up at once, some at a time. What they left to do counts, too. */
export const setUpCalls = (exchange: Exchange, settled: Settled) => {
  let calls = 0;
  const one = async (): Promise<void> => {
    calls += 1;
    await exchange.hangUp(await exchange.dial());
  };
  return {
    /** As many at a time: calls a second. */
    atOnce: async (total: number, lines: number): Promise<number> => {
      await load(warmUp, lines, one);
      await settled(calls);
      const began = performance.now();
      await load(total, lines, one);
      await settled(calls);
      return (total / (performance.now() - began)) * 1_000;
    },
    /** So many come each second, however long those before them take: sorted, how long each was kept ringing, in milliseconds. */
    offered: async (perSecond: number, seconds: number): Promise<readonly number[]> => {
      const waits: Promise<number>[] = [];
      const began = performance.now();
      for (let n = 0; n < perSecond * seconds; n++) {
        await pause(Math.max(0, began + (n / perSecond) * 1_000 - performance.now()));
        calls += 1;
        const dialled = performance.now();
        waits.push(
          exchange.dial().then(async (channel) => {
            const answered = performance.now() - dialled;
            await exchange.hangUp(channel);
            return answered;
          }),
        );
      }
      const all = await Promise.all(waits);
      await settled(calls);
      return [...all].sort((a, b) => a - b);
    },
  };
};

export const quantiles = (times: readonly number[]): string => {
  const all = [...times].sort((a, b) => a - b);
  return `p50 ${quantile(all, 0.5).toFixed(1)}, p99 ${quantile(all, 0.99).toFixed(1)}`;
};
