import type { Reported } from '../commands/report-events';
import type { TelephonyAct, TelephonyAdapter } from './port';

const confirmed: Partial<Record<TelephonyAct, Reported['event']['kind']>> = {
  answer: 'answered',
  hold: 'held',
  resume: 'resumed',
  transfer: 'transferred',
  hang_up: 'hung_up',
};

/** A telephone system that does what it is told at once and says so, as a real one does a moment later. */
export const simulator = (
  source: string,
  now: () => Date,
  report: (events: readonly Reported[]) => Promise<unknown>,
): TelephonyAdapter => ({
  source,
  carryOut: async ({ id, act, sourceId, args }) => {
    const kind = confirmed[act];
    if (!kind) return;
    const detail = kind === 'hung_up' ? 'agent' : args.target;
    const event = { id: `done:${id}`, kind, at: now(), ...(detail === undefined ? {} : { detail }) };
    await report([{ source, sourceId, event, agent: args.extension ?? '' }]);
  },
});
