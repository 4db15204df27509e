import type { Logger, Part } from '@civicline/service-kit';
import { loop } from '@civicline/store';
import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Board } from '../queries/wallboard';

/** No oftener than four times a second, however much happens. */
const leastMs = 250;
/** Waits grow by themselves, and other replicas change things as well: it is looked at again after this in any case. */
const netMs = 1_000;

/** The board, for all who follow it in this process. */
export interface Boards {
  /** Tells the board as it is known, then each time it is another. Returns how to stop it. */
  watch(onBoard: (board: Board) => void): () => void;
}

/** What is to be told: that time has passed is no news, nor is the hundredth of a percent by which that changes occupancy. */
const newsOf = ({ at: _, ...board }: Board) =>
  JSON.stringify(board, (key, value: unknown) => (key === 'occupancy' ? Math.round(Number(value) * 100) : value));

/** Looks at the centre when something has changed, once for all who follow it, and only while somebody does. */
export const keepBoard = (
  log: Logger,
  look: () => Promise<Board>,
  onChange: (heard: () => void) => () => void,
): Boards & Part => {
  const watchers = new EventEmitter<{ board: [Board] }>().setMaxListeners(0);
  let latest: Board | undefined;
  let news = '';
  let lookedAt = -Infinity;
  const isFollowed = () => watchers.listenerCount('board') > 0;

  const keeper = loop({
    name: 'keep the wallboard',
    everyMs: netMs,
    log,
    work: async () => {
      if (!isFollowed()) {
        latest = undefined;
        return 0;
      }
      await pause(Math.max(0, lookedAt + leastMs - performance.now()));
      lookedAt = performance.now();
      const board = await look();
      const found = newsOf(board);
      if (latest && found === news) return 0;
      latest = board;
      news = found;
      watchers.emit('board', board);
      return 0;
    },
  });
  const leave = onChange(() => {
    if (isFollowed()) keeper.wake();
  });

  return {
    name: keeper.name,
    start: keeper.start,
    stop: () => {
      leave();
      return keeper.stop();
    },
    watch: (onBoard) => {
      watchers.on('board', onBoard);
      if (latest) onBoard(latest);
      else keeper.wake();
      return () => void watchers.off('board', onBoard);
    },
  };
};
