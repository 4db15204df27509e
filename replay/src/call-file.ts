import { daySeconds, dayOf, nearest, secondsOf } from './clock-time';
import type { Column, Line } from './columns';
import { readLines } from './columns';

/** What can be wrong with a line. The line is read all the same. */
export type Dirt =
  | 'columns'
  | 'date'
  | 'arrival'
  | 'clock_back'
  | 'wait'
  | 'service'
  | 'outcome'
  | 'no_server'
  | 'no_service'
  | 'served_though_lost';

export type FileOutcome = 'answered' | 'left_in_ivr' | 'left_in_queue' | 'phantom';

/** A call as the file tells it. Instants are seconds since 1970 on the hotline's own wall clock. */
export interface FileCall {
  readonly line: number;
  readonly customer: string;
  readonly priority: number;
  readonly type: string;
  readonly outcome: FileOutcome;
  readonly arrivedAt: number;
  /** When the greeting and menu were over: the call was queued, or the caller hung up. */
  readonly leftIvrAt: number;
  readonly waitSeconds: number;
  readonly serviceSeconds: number;
  /** Empty: nobody is named. */
  readonly server: string;
  readonly dirt: readonly Dirt[];
}

export interface CallFile {
  readonly calls: readonly FileCall[];
  /** How many lines show each kind of dirt. */
  readonly dirt: Readonly<Partial<Record<Dirt, number>>>;
  readonly dirtyLines: number;
}

const whole = (text: string): number | undefined => (/^-?\d+$/.test(text) ? Number(text) : undefined);
const noServer = /^(?:NO_SERVER)?$/i;
/** A duration shorter than minus half a day was taken across midnight and not mended. */
const mended = (seconds: number) => (seconds < -daySeconds / 2 ? seconds + daySeconds : seconds);

const reader = ({ cells }: Line) => {
  const dirt = new Set<Dirt>();
  const note = (kind: Dirt) => void dirt.add(kind);
  /** What the file says that it took; else from its two times; else none. A negative time is none, and noted. */
  const duration = (time: Column, from: Column, to: Column, kind: Dirt) => {
    const said = whole(cells[time]);
    const [start, end] = [secondsOf(cells[from]), secondsOf(cells[to])];
    const measured = start === undefined || end === undefined ? undefined : end - nearest(start, end);
    if (said === undefined) note(kind);
    else if (measured !== undefined && mended(said) !== measured) note(kind);
    const seconds = mended(said ?? measured ?? 0);
    if (seconds < 0) note(kind);
    return Math.max(0, seconds);
  };
  return { dirt, note, duration };
};

/** In the file, a call that never was in the queue has this there. */
const never = '0:00:00';

const outcomeOf = (line: Line, note: (dirt: Dirt) => void): FileOutcome => {
  const { outcome, server, q_start: start } = line.cells;
  const left =
    secondsOf(start) === undefined || secondsOf(start) === secondsOf(never) ? 'left_in_ivr' : 'left_in_queue';
  switch (outcome.toUpperCase()) {
    case 'AGENT':
      return 'answered';
    case 'HANG':
      return left;
    case 'PHANTOM':
      return 'phantom';
    default:
      note('outcome');
      return noServer.test(server) ? left : 'answered';
  }
};

const readCall = (line: Line, before: FileCall | undefined): FileCall => {
  const { cells } = line;
  const { dirt, note, duration } = reader(line);
  if (!line.whole) note('columns');
  const outcome = outcomeOf(line, note);
  const earlier = before?.arrivedAt ?? 0;
  const day = dayOf(cells.date);
  if (day === undefined) note('date');
  const midnight = (day ?? Math.floor(earlier / daySeconds)) * daySeconds;
  const [entry, exit, start] = [cells.vru_entry, cells.vru_exit, cells.q_start].map(secondsOf);
  if (entry === undefined) note('arrival');
  const arrivedAt = midnight + (entry ?? exit ?? start ?? earlier - midnight);
  const wasQueued = start !== undefined && start !== secondsOf(never);
  const leftIvrAt = midnight + nearest((wasQueued ? start : exit) ?? arrivedAt - midnight, arrivedAt - midnight);
  if (leftIvrAt < arrivedAt || (whole(cells.vru_time) ?? 0) < 0) note('clock_back');
  const waitSeconds = duration('q_time', 'q_start', 'q_exit', 'wait');
  const serviceSeconds = duration('ser_time', 'ser_start', 'ser_exit', 'service');
  const server = noServer.test(cells.server) ? '' : cells.server;
  if (outcome === 'answered') {
    if (!server) note('no_server');
    if (serviceSeconds === 0) note('no_service');
  } else if (outcome !== 'phantom' && (server || serviceSeconds > 0)) note('served_though_lost');
  return {
    line: line.number,
    customer: /^0*$/.test(cells.customer_id) ? '' : cells.customer_id,
    priority: Math.max(0, whole(cells.priority) ?? 0),
    type: cells.type,
    outcome,
    arrivedAt,
    leftIvrAt,
    waitSeconds,
    serviceSeconds,
    server,
    dirt: [...dirt],
  };
};

/** The calls of a file, in its order: every line that is not blank is one, whatever is wrong with it. */
export const readCallFile = (text: string): CallFile => {
  const calls: FileCall[] = [];
  for (const line of readLines(text)) calls.push(readCall(line, calls.at(-1)));
  const dirt: Partial<Record<Dirt, number>> = {};
  for (const call of calls) for (const kind of call.dirt) dirt[kind] = (dirt[kind] ?? 0) + 1;
  return { calls, dirt, dirtyLines: calls.filter((call) => call.dirt.length).length };
};
