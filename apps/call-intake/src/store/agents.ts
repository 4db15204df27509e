import type { Store, Tx } from '@civicline/store';
import type { AgentState, AgentStatus } from '../domain/agent';
import type { Seat, SeatChange } from '../domain/lifecycle';

interface SeatRow {
  id: string;
  state: AgentState;
  call_id: string | null;
}

const seatOf = ({ id, state, call_id: callId }: SeatRow): Seat => ({ id, state, callId });

/** Who has one of these calls at hand, and these agents, as far as they are signed in; locked in a fixed order. */
export const lockSeats = async (
  tx: Tx,
  callIds: readonly string[],
  agentIds: readonly string[],
): Promise<Map<string, Seat>> => {
  if (!callIds.length && !agentIds.length) return new Map();
  const rows = await tx.query<SeatRow>(
    `SELECT id, state, call_id FROM agent WHERE (call_id = ANY($1) OR id = ANY($2)) AND state <> 'offline' ORDER BY id FOR UPDATE`,
    [callIds, agentIds],
    'seats-lock',
  );
  return new Map(rows.map((row) => [row.id, seatOf(row)]));
};

/** Changes agents. `day` is the local day on which calls are counted. Who gives a call away does so before another has it. */
export const moveSeats = (tx: Tx, changes: readonly SeatChange[], now: Date, day: string): void => {
  move(
    tx,
    changes.filter(({ callId }) => !callId),
    now,
    day,
  );
  move(
    tx,
    changes.filter(({ callId }) => callId),
    now,
    day,
  );
};

const move = (tx: Tx, changes: readonly SeatChange[], now: Date, day: string): void => {
  if (!changes.length) return;
  const rows = changes.map(({ id, state, reason = '', callId, keepsTurn = false, counts }) => ({
    id,
    state,
    reason,
    call_id: callId,
    keeps_turn: keepsTurn,
    answered: counts === 'answered' ? 1 : 0,
    missed: counts === 'missed' ? 1 : 0,
  }));
  tx.write(
    `UPDATE agent a SET state = r.state, reason = r.reason, call_id = r.call_id,
       since = CASE WHEN a.state = r.state AND a.reason = r.reason THEN a.since ELSE $2 END,
       idle_since = CASE WHEN r.keeps_turn OR r.state <> 'ready' OR a.state = 'ready' THEN a.idle_since ELSE $2 END,
       answered = CASE WHEN a.counted_on = $3 THEN a.answered ELSE 0 END + r.answered,
       missed = CASE WHEN a.counted_on = $3 THEN a.missed ELSE 0 END + r.missed,
       counted_on = $3
     FROM jsonb_to_recordset($1::jsonb)
       AS r (id text, state text, reason text, call_id uuid, keeps_turn boolean, answered integer, missed integer)
     WHERE a.id = r.id`,
    [JSON.stringify(rows), now, day],
    'seats-move',
  );
};

/** Accounts by what a telephone system calls an agent: the account's id, or an extension. */
export const agentsNamed = async (tx: Tx, names: readonly string[]): Promise<Map<string, string>> => {
  if (!names.length) return new Map();
  const rows = await tx.query<{ name: string; id: string }>(
    `SELECT DISTINCT ON (n.name) n.name, a.id FROM unnest($1::text[]) AS n (name)
     JOIN agent a ON a.id = n.name OR (a.extension = n.name AND n.name <> '') ORDER BY n.name, a.id <> n.name, a.id`,
    [names],
    'agents-named',
  );
  return new Map(rows.map(({ name, id }) => [name, id]));
};

interface AgentRow {
  id: string;
  name: string;
  skills: string[];
  queues: string[];
  extension: string;
  team: string;
  state: AgentState;
  reason: string;
  since: Date;
  call_id: string | null;
  answered: number;
  missed: number;
  counted_on: string;
  desk_id: string;
  desk_gone_at: Date | null;
}

export const agentColumns = (alias: string) =>
  'id name skills queues extension team state reason since call_id answered missed counted_on desk_id desk_gone_at'
    .split(' ')
    .map((column) => `${alias}.${column}`)
    .join(', ');

export const agentFromRow = (row: AgentRow, day: string): AgentStatus => ({
  id: row.id,
  name: row.name,
  skills: row.skills,
  queues: row.queues,
  extension: row.extension,
  team: row.team,
  state: row.state,
  reason: row.reason,
  since: row.since,
  callId: row.call_id,
  answered: row.counted_on === day ? row.answered : 0,
  missed: row.counted_on === day ? row.missed : 0,
  deskId: row.desk_id,
  deskOpen: row.desk_id !== '' && row.desk_gone_at === null,
});

export const agentById = async (
  from: Pick<Store, 'query'>,
  id: string,
  day: string,
): Promise<AgentStatus | undefined> => {
  const [row] = await from.query<AgentRow>(
    `SELECT ${agentColumns('a')} FROM agent a WHERE a.id = $1`,
    [id],
    'agent-by-id',
  );
  return row && agentFromRow(row, day);
};

/** Locked: whoever changes an agent does it alone. */
export const lockAgent = async (tx: Tx, id: string, day: string): Promise<AgentStatus | undefined> => {
  const [row] = await tx.query<AgentRow>(
    `SELECT ${agentColumns('a')} FROM agent a WHERE a.id = $1 FOR UPDATE`,
    [id],
    'agent-lock',
  );
  return row && agentFromRow(row, day);
};

export const allAgents = async (from: Pick<Store, 'query'>, day: string): Promise<AgentStatus[]> => {
  const rows = await from.query<AgentRow>(`SELECT ${agentColumns('a')} FROM agent a ORDER BY a.id`, [], 'agents');
  return rows.map((row) => agentFromRow(row, day));
};

/** The agent's telephone; empty for a desk that is its own. */
/** Undefined: nobody of the centre. Empty: without a telephone. */
export const phoneOf = async (store: Pick<Store, 'query'>, id: string): Promise<string | undefined> => {
  const [row] = await store.query<{ extension: string }>(
    'SELECT extension FROM agent WHERE id = $1',
    [id],
    'agent-phone',
  );
  return row?.extension;
};

export const extensionOf = async (tx: Tx, id: string): Promise<string> => {
  const [row] = await tx.query<{ extension: string }>('SELECT extension FROM agent WHERE id = $1', [id], 'agent-phone');
  return row?.extension ?? '';
};
