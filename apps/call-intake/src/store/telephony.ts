import type { Tx } from '@civicline/store';
import { jsonRows, sealed } from '@civicline/store';
import type { TelephonyCommand } from '../telephony/port';

/** A command, and the trace of who asked for it. */
export type TracedCommand = TelephonyCommand & { readonly traceparent: string | null };

/** Asks a telephone system for something; its adapter finds the row. */
export const giveCommand = (tx: Tx, command: TracedCommand, now: Date): void => {
  const { target, ...rest } = command.args;
  tx.write(
    `INSERT INTO telephony_command (id, act, source, source_id, call_id, args, given_at, due_at, traceparent)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
    [
      command.id,
      command.act,
      command.source,
      command.sourceId,
      command.callId,
      // A target may be a citizen's number.
      jsonRows(target === undefined ? rest : { ...rest, target: sealed(target) }),
      now,
      command.traceparent,
    ],
    'command-give',
  );
};

/**
 * Takes a telephone system over, or keeps it; the fence grows with each new owner. Null: another process has it. By the
 * database's clock, which all replicas share.
 */
export const takeAdapter = async (tx: Tx, source: string, owner: string, seconds: number): Promise<string | null> => {
  const [row] = await tx.query<{ fence: string }>(
    `INSERT INTO adapter_lease AS l (source, owner, fence, until)
     VALUES ($1, $2, 1, clock_timestamp() + make_interval(secs => $3))
     ON CONFLICT (source) DO UPDATE SET owner = $2, until = excluded.until,
       fence = CASE WHEN l.owner = $2 THEN l.fence ELSE l.fence + 1 END
     WHERE l.owner = $2 OR l.until < clock_timestamp()
     RETURNING l.fence`,
    [source, owner, seconds],
    'adapter-take',
  );
  return row?.fence ?? null;
};

export const leaveAdapter = (tx: Tx, source: string, owner: string): void =>
  tx.write(
    'UPDATE adapter_lease SET until = clock_timestamp() WHERE source = $1 AND owner = $2',
    [source, owner],
    'adapter-leave',
  );

interface CommandRow {
  id: string;
  act: TelephonyCommand['act'];
  source: string;
  source_id: string;
  call_id: string;
  args: TelephonyCommand['args'];
  traceparent: string | null;
}

/** What is to be done now, in the order in which it was asked for; what follows a failure in its call waits behind it. */
export const dueCommands = async (tx: Tx, source: string, now: Date, limit: number): Promise<TracedCommand[]> => {
  const rows = await tx.query<CommandRow>(
    `SELECT id, act, source, source_id, call_id, args, traceparent FROM telephony_command c
     WHERE source = $1 AND done_at IS NULL AND due_at <= $2
       AND NOT EXISTS (SELECT FROM telephony_command before WHERE before.source = $1 AND before.done_at IS NULL
         AND before.call_id = c.call_id AND before.n < c.n AND before.due_at > $2)
     ORDER BY n LIMIT $3`,
    [source, now, limit],
    'commands-due',
  );
  return rows.map(({ source_id: sourceId, call_id: callId, ...row }) => ({ ...row, sourceId, callId }));
};

/** A command is done, or given up with its fault, which is no try more; only whoever has the telephone system may say so. */
export const commandDone = (tx: Tx, id: string, fault: string, now: Date, owner: string): void =>
  tx.write(
    `UPDATE telephony_command c SET done_at = $2, fault = $3, tries = tries + ($3 = '')::int FROM adapter_lease l
     WHERE c.id = $1 AND l.source = c.source AND l.owner = $4`,
    [id, now, fault, owner],
    'command-done',
  );

/** Later again. Returns how often it was tried by now. */
export const commandFailed = async (tx: Tx, id: string, again: Date): Promise<number> => {
  const [row] = await tx.query<{ tries: number }>(
    'UPDATE telephony_command SET tries = tries + 1, due_at = $2 WHERE id = $1 RETURNING tries',
    [id, again],
    'command-failed',
  );
  return row?.tries ?? 0;
};
