import { instantOf, localDay } from '@civicline/calendar';
import type { AgentStatus } from '../domain/agent';
import type { Call } from '../domain/call';
import type { Queue } from '../domain/centre';
import type { Figures } from '../domain/rates';
import { allAgents } from '../store/agents';
import type { QueueState } from '../store/board';
import { liveCalls, queueStates } from '../store/board';
import { allLines, allQueues } from '../store/centre';
import type { Backlog } from '../store/promises';
import { backlog } from '../store/promises';
import type { Asking } from './asking';
import { getFigures } from './figures';

/** The centre at a glance. */
export interface Board {
  readonly at: Date;
  readonly lines: number;
  readonly linesBusy: number;
  readonly queues: readonly { readonly queue: Queue; readonly state: QueueState }[];
  readonly agents: readonly AgentStatus[];
  readonly today: Figures;
  readonly backlog: Backlog;
  /** Spoken with or on hold. */
  readonly live: readonly Call[];
}

const usualTarget = 20;
/** Figures of the day are counted over all of its calls: not oftener than this. */
const figuresForMs = 1_000;

/** Looks at the centre. Whoever shows it to many looks once for all of them; see timers/keep-board.ts. */
export const wallboard = (asking: Asking) => {
  const { store, clock } = asking;
  const figures = getFigures(asking);
  let counted: { readonly at: number; readonly day: string; readonly today: Figures } | undefined;

  const figuresOfToday = async (now: Date, queues: readonly Queue[]): Promise<Figures> => {
    const day = localDay(now);
    const started = performance.now();
    if (counted?.day === day && started - counted.at < figuresForMs) return counted.today;
    const within = [...new Set(queues.map(({ targetSeconds }) => targetSeconds).concat(usualTarget))].sort(
      (a, b) => a - b,
    );
    const { total: today } = await figures({
      from: instantOf(day, '00:00'),
      to: instantOf(day, '24:00'),
      queueId: '',
      source: '',
      by: null,
      within,
    });
    counted = { at: started, day, today };
    return today;
  };

  return async (): Promise<Board> => {
    const now = clock.now();
    const queues = await allQueues(store);
    const [lines, states, agents, live, today, before] = await Promise.all([
      allLines(store),
      queueStates(store, now),
      allAgents(store, localDay(now)),
      liveCalls(store),
      figuresOfToday(now, queues),
      backlog(store, now),
    ]);
    const stateOf = new Map(states.map((state) => [state.queueId, state]));
    return {
      at: now,
      lines: lines.length,
      linesBusy: live.length,
      queues: queues.flatMap((queue) => {
        const state = stateOf.get(queue.id);
        return state ? [{ queue, state }] : [];
      }),
      agents,
      today,
      backlog: before,
      live: live.filter(({ state }) => state === 'answered' || state === 'on_hold'),
    };
  };
};
