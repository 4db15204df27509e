import type { Tx } from '@civicline/store';
import { silentCalls } from '../store/calls';
import { deskTime } from '../domain/call';
import type { Deps } from './deps';
import { hear } from './hear';

/** Calls that a telephone system never said the end of: lost by it; phantoms, where nothing followed the announcement. */
export const endSilentCalls =
  (deps: Deps, silentMs: number) =>
  async (tx: Tx, limit: number): Promise<number> => {
    const now = deps.clock.now();
    const silent = await silentCalls(tx, new Date(now.getTime() - silentMs), limit);
    const said = silent.map((call) => {
      const detail = call.queuedAt || call.answeredAt ? 'lost' : 'phantom';
      const event = { id: 'silence', kind: 'hung_up', at: deskTime(call, now), origin: 'desk', detail } as const;
      return { source: call.source, sourceId: call.sourceId, event };
    });
    await hear(deps, tx, said);
    return silent.length;
  };
