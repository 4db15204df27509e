import type { intake } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import type { Board } from '../queries/wallboard';
import type { Boards } from '../timers/keep-board';
import { callToProto, queueToProto, statusToProto } from './translate';
import { figureToProto } from './translate-figures';

const seconds = (ms: number) => Math.round(ms / 1_000);

const boardToProto = ({ at, lines, linesBusy, queues, agents, today, backlog, live }: Board): intake.Wallboard => ({
  at,
  lines,
  linesBusy,
  queues: queues.map(({ queue, state }) => ({
    queue: queueToProto(queue),
    waiting: state.waiting,
    longestWaitSeconds: seconds(state.longestWaitMs),
    serviceLevel: state.offered ? state.answeredInTime / state.offered : undefined,
    readyAgents: state.readyAgents,
    waitP90Seconds: seconds(state.waitP90Ms),
  })),
  agents: agents.map(statusToProto),
  today: figureToProto(today),
  callBacksDue: backlog.due,
  callBacksOverdue: backlog.overdue,
  recordsToComplete: backlog.toComplete,
  // A wall is seen by everybody in the room.
  live: live.map((call) => callToProto(call, at, false)),
});

/** One translation for all who follow. */
const translated = new WeakMap<Board, intake.FollowWallboardResponse>();
const toProto = (board: Board): intake.FollowWallboardResponse => {
  const known = translated.get(board) ?? { wallboard: boardToProto(board) };
  translated.set(board, known);
  return known;
};

/** Follows the board: who reads slowly is told the latest, not all that was between. */
export async function* followWallboard(
  boards: Boards,
  { signal }: CallContext,
): AsyncGenerator<intake.FollowWallboardResponse> {
  let latest: Board | undefined;
  let wake = () => undefined as void;
  const leave = boards.watch((board) => {
    latest = board;
    wake();
  });
  const gone = () => wake();
  signal.addEventListener('abort', gone, { once: true });
  try {
    while (!signal.aborted) {
      const board = latest;
      latest = undefined;
      if (board) yield toProto(board);
      else await new Promise<void>((resolve) => void (wake = resolve));
    }
  } finally {
    leave();
    signal.removeEventListener('abort', gone);
  }
}
