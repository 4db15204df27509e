import type { Store, Tx } from '@civicline/store';
import { sealed } from '@civicline/store';

/** What a supervisor says to one agent; the caller does not hear it. */
export interface Whisper {
  readonly id: string;
  readonly agentId: string;
  readonly words: string;
  readonly fromId: string;
  readonly at: Date;
}

/** False: there is no such agent. */
export const writeWhisper = async (tx: Tx, { id, agentId, words, fromId, at }: Whisper): Promise<boolean> => {
  const rows = await tx.query(
    `INSERT INTO whisper (id, agent_id, words, from_id, at)
     SELECT $1, a.id, $3, $4, $5 FROM agent a WHERE a.id = $2 RETURNING id`,
    [id, agentId, sealed(words), fromId, at],
  );
  return rows.length > 0;
};

/** What an agent has not been told yet, in order; it counts as told from now on. */
export const takeWhispers = async (
  store: Pick<Store, 'query'>,
  agentId: string,
  now: Date,
): Promise<Pick<Whisper, 'words' | 'fromId' | 'at'>[]> => {
  const rows = await store.query<{ words: string; from_id: string; at: Date }>(
    `WITH told AS (UPDATE whisper SET told_at = $2 WHERE agent_id = $1 AND told_at IS NULL RETURNING words, from_id, at)
     SELECT words, from_id, at FROM told ORDER BY at`,
    [agentId, now],
    'whispers-take',
  );
  return rows.map(({ words, from_id: fromId, at }) => ({ words, fromId, at }));
};
