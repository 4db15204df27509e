import type { Tx } from '@civicline/store';
import type { CallEvent } from '../domain/telephony-event';
import { agentsNamed } from '../store/agents';
import type { Deps } from './deps';
import type { HeardOutcome, Said } from './hear';
import { CallTaken, hear } from './hear';

/** An event as a telephone system says it: agents by account or extension. */
export interface Reported {
  readonly source: string;
  readonly sourceId: string;
  readonly event: Omit<CallEvent, 'agentId' | 'unknownAgent' | 'origin'>;
  readonly agent: string;
}

const maxTries = 5;

/** Takes in what telephone systems saw, in a transaction that does more. Throws CallTaken: see `hearing`. */
export const hearReported = async (deps: Deps, tx: Tx, reported: readonly Reported[]): Promise<HeardOutcome[]> => {
  const named = [...new Set(reported.map(({ agent }) => agent).filter(Boolean))];
  const accounts = await agentsNamed(tx, named);
  const said = reported.map(({ source, sourceId, event, agent }): Said => {
    const agentId = accounts.get(agent);
    const who = agentId ? { agentId } : agent ? { unknownAgent: agent } : {};
    return { source, sourceId, event: { ...event, ...who, origin: 'pbx' } };
  });
  return hear(deps, tx, said);
};

/** In a transaction; once more when the first word of one call came in twice at the same moment. */
export const hearing = async <T>(deps: Deps, work: (tx: Tx) => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await deps.store.transaction(work);
    } catch (error) {
      if (!(error instanceof CallTaken) || tries >= maxTries) throw error;
    }
  }
};

/** Takes in what telephone systems saw. None is refused for what it says of a call; each is kept, once. */
export const reportEvents =
  (deps: Deps) =>
  async (reported: readonly Reported[]): Promise<HeardOutcome[]> =>
    reported.length ? hearing(deps, (tx) => hearReported(deps, tx, reported)) : [];
