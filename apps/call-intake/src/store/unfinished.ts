import type { Tx } from '@civicline/store';

/** Somebody waits for a call that nobody has promised yet. */
export const writeUnfinished = (tx: Tx, recordId: string, now: Date): void =>
  tx.write(
    'INSERT INTO unfinished (record_id, due_at) VALUES ($1, $2) ON CONFLICT (record_id) DO UPDATE SET due_at = excluded.due_at',
    [recordId, now],
    'unfinished-write',
  );

/** Records to promise a call about; each again later, unless it is done by then. */
export const dueUnfinished = async (tx: Tx, now: Date, again: Date, limit: number): Promise<string[]> => {
  const rows = await tx.query<{ record_id: string }>(
    `UPDATE unfinished SET due_at = $2 WHERE record_id IN (
       SELECT record_id FROM unfinished WHERE due_at <= $1 ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING record_id`,
    [now, again, limit],
    'unfinished-due',
  );
  return rows.map(({ record_id: recordId }) => recordId);
};

export const forgetUnfinished = (tx: Tx, recordId: string): void =>
  tx.write('DELETE FROM unfinished WHERE record_id = $1', [recordId], 'unfinished-forget');
