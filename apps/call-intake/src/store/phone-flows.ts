import type { Store, Tx } from '@civicline/store';
import { jsonRows, sealed } from '@civicline/store';
import type { Flow, OfferedWindow, Reminding } from '../domain/phone/flow';
import { isWaiting } from '../domain/phone/waiting';

type Written = Omit<Flow, 'dueAt' | 'windows' | 'bridged' | 'consent' | 'recording' | 'reminder'> & {
  /** Calls that were under way when this was new lack it. */
  readonly bridged?: boolean;
  readonly consent?: Flow['consent'];
  readonly recording?: string | null;
  readonly reminder?: (Omit<Reminding, 'start'> & { readonly start: string }) | null;
  readonly dueAt: string | null;
  readonly windows: readonly { readonly slotId: string; readonly from: string; readonly to: string }[];
};

const read = ({
  dueAt,
  windows,
  bridged = true,
  consent = 'unasked',
  recording = null,
  reminder = null,
  ...flow
}: Written): Flow => ({
  ...flow,
  bridged,
  consent,
  recording,
  reminder: reminder && { ...reminder, start: new Date(reminder.start) },
  dueAt: dueAt === null ? null : new Date(dueAt),
  windows: windows.map(({ slotId, from, to }): OfferedWindow => ({ slotId, from: new Date(from), to: new Date(to) })),
});

/** What is known of some calls, and whether this process has the telephone system: the one read of their steps. */
export const flowsIn = async (
  tx: Tx,
  { ids, source, owner }: { readonly ids: readonly string[]; readonly source: string; readonly owner: string },
): Promise<{ readonly mine: boolean; readonly flows: ReadonlyMap<string, Flow> }> => {
  const rows = await tx.query<{ mine: boolean; state: Written | null }>(
    `SELECT coalesce((SELECT owner = $3 FROM adapter_lease WHERE source = $2), false) AS mine, f.state
     FROM (VALUES (true)) AS always LEFT JOIN phone_flow f ON f.id = ANY($1) AND f.source = $2`,
    [ids, source, owner],
    'phone-flows',
  );
  const flows = rows.flatMap(({ state }) => (state ? [read(state)] : []));
  return { mine: rows[0]?.mine ?? false, flows: new Map(flows.map((flow) => [flow.id, flow])) };
};

/** How long after its end a call is still known, so that a word that comes late begins no new one. */
const keptSeconds = 3_600;

/** Whose calls they are, and when it is. */
interface Writing {
  readonly source: string;
  readonly system: string;
  readonly now: Date;
}

/** Written over by nothing older; nobody's number outlasts the call. */
export const writeFlows = (tx: Tx, { source, system, now }: Writing, flows: readonly Flow[]): void => {
  if (!flows.length) return;
  const rows = flows.map((flow) => {
    const isOver = flow.stage === 'over';
    return {
      id: flow.id,
      source_id: flow.sourceId,
      waits: isWaiting(flow.stage),
      rings: flow.agent?.id ?? '',
      accepted: flow.agent?.accepted ?? false,
      due_at: flow.dueAt,
      over_at: isOver ? now : null,
      n: flow.n,
      state: { ...flow, number: sealed(isOver ? '' : flow.number) },
    };
  });
  tx.write(
    `INSERT INTO phone_flow AS f (id, source, source_id, system, waits, rings, accepted, due_at, over_at, n, state)
     SELECT id, $2, source_id, $3, waits, rings, accepted, due_at, over_at, n, state FROM jsonb_to_recordset($1::jsonb)
       AS r (id text, source_id text, waits boolean, rings text, accepted boolean, due_at timestamptz, over_at timestamptz, n integer, state jsonb)
     ON CONFLICT (id) DO UPDATE SET source_id = excluded.source_id, system = excluded.system, waits = excluded.waits,
       rings = excluded.rings, accepted = excluded.accepted, due_at = excluded.due_at, over_at = excluded.over_at,
       n = excluded.n, state = excluded.state WHERE f.n < excluded.n`,
    [jsonRows(rows), source, system],
    'phone-flows-write',
  );
  if (rows.some(({ over_at: overAt }) => overAt))
    tx.write(
      'DELETE FROM phone_flow WHERE over_at < $1::timestamptz - make_interval(secs => $2)',
      [now, keptSeconds],
      'phone-flows-forget',
    );
};

export interface LiveFlow {
  readonly id: string;
  readonly system: string;
}

/** Calls that are not over, as far as we know. */
export const liveFlows = (from: Pick<Store, 'query'>, source: string): Promise<LiveFlow[]> =>
  from.query<{ id: string; system: string }>(
    'SELECT id, system FROM phone_flow WHERE source = $1 AND over_at IS NULL ORDER BY id',
    [source],
    'phone-flows-live',
  );

export interface DueFlow {
  readonly id: string;
  readonly sourceId: string;
  readonly waits: boolean;
}

/** Calls in which something is to be done by now, longest due first. */
export const dueFlows = async (
  from: Pick<Store, 'query'>,
  source: string,
  now: Date,
  limit: number,
): Promise<DueFlow[]> => {
  const rows = await from.query<{ id: string; source_id: string; waits: boolean }>(
    'SELECT id, source_id, waits FROM phone_flow WHERE source = $1 AND due_at <= $2 ORDER BY due_at LIMIT $3',
    [source, now, limit],
    'phone-flows-due',
  );
  return rows.map(({ id, source_id: sourceId, waits }) => ({ id, sourceId, waits }));
};

/** Whose telephone should ring for a waiting caller: nobody's, when `agentId` is empty. */
export interface ToRing {
  readonly id: string;
  readonly agentId: string;
  readonly phone: string;
  /** One in the browser is lent to them. */
  readonly mayBeWeb: boolean;
  /** The desk has taken the call already. */
  readonly accepted: boolean;
}

/** Waiting callers whose offers and ringing telephones do not fit together (any more). */
export const flowsToRing = async (from: Pick<Store, 'query'>, source: string): Promise<ToRing[]> => {
  const rows = await from.query<{
    id: string;
    agent_id: string;
    phone: string;
    may_be_web: boolean;
    accepted: boolean;
  }>(
    `SELECT * FROM (
       SELECT f.id, f.rings, f.accepted AS was, coalesce(a.id, '') AS agent_id,
         coalesce(nullif(a.extension, ''), a.id, '') AS phone,
         EXISTS (SELECT FROM web_phone w WHERE w.extension = a.extension) AS may_be_web, coalesce(a.state <> 'reserved', false) AS accepted
       FROM phone_flow f JOIN call c ON c.source = f.source AND c.source_id = f.source_id
         LEFT JOIN agent a ON a.call_id = c.id AND a.state IN ('reserved', 'talking', 'hold')
       WHERE f.source = $1 AND f.over_at IS NULL AND f.waits) o
     WHERE agent_id <> rings OR (accepted AND NOT was)`,
    [source],
    'phone-flows-to-ring',
  );
  return rows.map(({ id, agent_id: agentId, phone, may_be_web: mayBeWeb, accepted }) => ({
    id,
    agentId,
    phone,
    mayBeWeb,
    accepted,
  }));
};

/** How a caller stands in their queue: how many are before them, and which queue it is. Undefined: they wait no longer. */
export const placeInQueue = async (
  from: Pick<Store, 'query'>,
  source: string,
  sourceId: string,
): Promise<{ readonly queueId: string; readonly before: number } | undefined> => {
  const [row] = await from.query<{ queue_id: string; before: number }>(
    `SELECT c.queue_id, (SELECT count(*) FROM call e WHERE e.queue_id = c.queue_id AND e.state = 'queued'
       AND e.distribution = 'ours' AND (e.rank_at, e.id) < (c.rank_at, c.id))::int AS before
     FROM call c WHERE c.source = $1 AND c.source_id = $2 AND c.state = 'queued'`,
    [source, sourceId],
    'place-in-queue',
  );
  return row && { queueId: row.queue_id, before: row.before };
};
