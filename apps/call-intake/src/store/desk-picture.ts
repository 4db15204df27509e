import type { Store } from '@civicline/store';
import type { AgentStatus } from '../domain/agent';
import type { Call } from '../domain/call';
import type { Offer } from '../domain/offer';
import { agentColumns, agentFromRow } from './agents';
import { calls } from './calls';
import { offers } from './offers';

type Json = Record<string, unknown>;

/** Agent, pending offer and call in one statement, so that they fit together. */
export const deskOf = async (
  store: Pick<Store, 'query'>,
  agentId: string,
  day: string,
): Promise<
  { agent: AgentStatus; session: string | null; offer: Offer | null; call: Call | null; whispered: boolean } | undefined
> => {
  const [row] = await store.query<
    Parameters<typeof agentFromRow>[0] & {
      desk_session: string | null;
      offer: Json | null;
      call: Json | null;
      whispered: boolean;
    }
  >(
    `SELECT ${agentColumns('a')}, a.desk_session, to_jsonb(o) AS offer, to_jsonb(c) AS call,
       EXISTS (SELECT FROM whisper w WHERE w.agent_id = a.id AND w.told_at IS NULL) AS whispered
     FROM agent a
     LEFT JOIN offer o ON o.agent_id = a.id AND o.status = 'pending'
     LEFT JOIN call c ON c.id = a.call_id
     WHERE a.id = $1`,
    [agentId],
    'desk-picture',
  );
  return (
    row && {
      agent: agentFromRow(row, day),
      session: row.desk_session,
      offer: row.offer && offers.readJson(row.offer),
      call: row.call && calls.readJson(row.call),
      whispered: row.whispered,
    }
  );
};
