import type { Tx } from '@civicline/store';

/** Remembers an event in the transaction of its effect. False: it was here before, and its effect stands already. */
export const receive = async (tx: Tx, consumer: string, eventId: string): Promise<boolean> => {
  const rows = await tx.query(
    'INSERT INTO inbox (consumer, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING true AS fresh',
    [consumer, eventId],
    'inbox-receive',
  );
  return rows.length > 0;
};

/** Longer than any log keeps a record that could come again. */
const keptDays = 30;

export const forgetReceived = async (tx: Tx, limit: number): Promise<number> => {
  const rows = await tx.query(
    `DELETE FROM inbox WHERE ctid IN (
       SELECT ctid FROM inbox WHERE received_at < now() - make_interval(days => $1) LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING true AS gone`,
    [keptDays, limit],
  );
  return rows.length;
};
