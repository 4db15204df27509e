import type { Tx } from '@civicline/store';

/** A desk that is open: the agent's one, until another takes its place. */
export interface Attachment {
  readonly agentId: string;
  readonly deskId: string;
  /** This stream and no other, even of the same desk. */
  readonly session: string;
  readonly replicaId: string;
}

/** False: there is no such agent. */
export const attach = async (tx: Tx, { agentId, deskId, session, replicaId }: Attachment): Promise<boolean> => {
  const rows = await tx.query(
    `UPDATE agent SET desk_id = $2, desk_session = $3, replica_id = $4, desk_gone_at = NULL WHERE id = $1 RETURNING id`,
    [agentId, deskId, session, replicaId],
    'desk-attach',
  );
  return rows.length > 0;
};

/** The stream has ended; nothing happens when another has taken over. */
export const detach = (tx: Tx, { agentId, session }: Pick<Attachment, 'agentId' | 'session'>, now: Date) =>
  tx.query(
    `UPDATE agent SET desk_gone_at = $3 WHERE id = $1 AND desk_session = $2 AND desk_gone_at IS NULL`,
    [agentId, session, now],
    'desk-detach',
  );

/** Somebody signs in who has no desk open: one is to come soon. */
export const expectDesk = (tx: Tx, agentId: string, now: Date): void =>
  tx.write(
    `UPDATE agent SET desk_gone_at = $2 WHERE id = $1 AND (desk_id = '' OR desk_gone_at IS NOT NULL)`,
    [agentId, now],
    'desk-expect',
  );

/** A replica that has not been seen for so long is dead, and its desks with it. By the database's own clock. */
const deadAfterSeconds = 4;
const forgottenAfterSeconds = 3_600;

/** This replica lives; the desks of those that do not are gone as of now. */
export const keepAlive = async (tx: Tx, replicaId: string, now: Date): Promise<void> => {
  tx.write(
    `INSERT INTO replica (id, seen_at) VALUES ($1, clock_timestamp())
     ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`,
    [replicaId],
    'replica-seen',
  );
  tx.write(
    `UPDATE agent a SET desk_gone_at = $1 FROM replica r
     WHERE a.replica_id = r.id AND a.desk_gone_at IS NULL AND r.seen_at < clock_timestamp() - make_interval(secs => $2)`,
    [now, deadAfterSeconds],
    'replicas-dead',
  );
  tx.write(
    'DELETE FROM replica WHERE seen_at < clock_timestamp() - make_interval(secs => $1)',
    [forgottenAfterSeconds],
    'replicas-forget',
  );
};

/** Agents whose desk has been away too long and who could be given a call, or have been offered one. */
export const deserted = async (tx: Tx, goneBefore: Date, limit: number) => {
  const rows = await tx.query<{ id: string; call_id: string | null }>(
    `SELECT id, call_id FROM agent
     WHERE desk_gone_at <= $1 AND state IN ('ready', 'break', 'reserved') ORDER BY desk_gone_at LIMIT $2`,
    [goneBefore, limit],
    'desks-deserted',
  );
  return rows.map(({ id, call_id: callId }) => ({ id, callId }));
};
