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

/** Takes in what telephone systems saw. None is refused for what it says of a call; each is kept, once. */
export const reportEvents =
  (deps: Deps) =>
  async (reported: readonly Reported[]): Promise<HeardOutcome[]> => {
    if (!reported.length) return [];
    const named = [...new Set(reported.map(({ agent }) => agent).filter(Boolean))];
    for (let tries = 1; ; tries++) {
      try {
        return await deps.store.transaction(async (tx) => {
          const accounts = await agentsNamed(tx, named);
          const said = reported.map(({ source, sourceId, event, agent }): Said => {
            const agentId = accounts.get(agent);
            const who = agentId ? { agentId } : agent ? { unknownAgent: agent } : {};
            return { source, sourceId, event: { ...event, ...who, origin: 'pbx' } };
          });
          return hear(deps, tx, said);
        });
      } catch (error) {
        // The first word of one call came in twice at the same moment.
        if (!(error instanceof CallTaken) || tries >= maxTries) throw error;
      }
    }
  };
