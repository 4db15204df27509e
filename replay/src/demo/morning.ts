import type { intake } from '@civicline/contracts';
import { randomUUID } from 'node:crypto';
import { instantOf, recordedEvents } from '../events';
import type { FileCall } from '../call-file';
import { peakDay } from '../peak-day';
import { source } from './callers';

/** An ordinary day has so many calls; its first hours are what stands when somebody looks. */
const ordinary = 400;
const hours = 3;
/** Between the last call of the past and the first of the present. */
const quietMs = 60_000;

const endOf = ({ leftIvrAt, waitSeconds, serviceSeconds }: FileCall) =>
  instantOf(leftIvrAt + waitSeconds + serviceSeconds).getTime();

export interface Morning {
  readonly now: Date;
  /** The local day's beginning: yesterday's calls are no figures of today. */
  readonly midnight: Date;
  readonly agents: readonly string[];
  readonly queues: readonly string[];
  readonly seed: number;
}

/** The hours before the play begins, as a telephone system tells them afterwards: figures, charts and promises have a past. */
export const morningOf = ({ now, midnight, agents, queues, seed }: Morning): intake.TelephonyEvent[] => {
  const day = peakDay({ calls: ordinary, seats: agents.length, seed });
  const [first] = day;
  if (!first) return [];
  const until = now.getTime() - quietMs;
  const begin = Math.max(midnight.getTime(), until - hours * 3_600_000);
  const shift = begin - instantOf(first.arrivedAt).getTime();
  const calls = day.filter((call) => endOf(call) + shift < until);
  const run = randomUUID().slice(0, 8);
  return recordedEvents(calls, source, '').map((event) => {
    const n = Number(event.callId.replace(/\D/g, ''));
    return {
      ...event,
      callId: `${run}-${event.callId}`,
      at: new Date((event.at?.getTime() ?? 0) + shift),
      queueId: queues[n % queues.length] ?? '',
      agent: event.agent ? (agents[Number(event.agent.replace('seat-', ''))] ?? '') : '',
    };
  });
};
