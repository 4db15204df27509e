import type { Store } from '@civicline/store';
import { searchKeys } from '@civicline/store';
import type { Call } from '../domain/call';
import type { Outcome } from '../domain/outcome';
import { calls } from './calls';

/** Which calls are looked for. */
export interface CallQuestion {
  readonly from: Date | null;
  readonly to: Date | null;
  readonly queueId: string;
  readonly agentId: string;
  readonly number: string;
  readonly outcomes: readonly Outcome[];
  readonly live: boolean;
  readonly limit: number;
  /** Behind this one, in the order of the list. */
  readonly after: { readonly at: Date; readonly id: string } | null;
}

/** How many of the queue are before a caller, and one. */
export const placeInQueue = async (from: Pick<Store, 'query'>, call: Call): Promise<number> => {
  const [row] = await from.query<{ position: number }>(
    `SELECT count(*)::int + 1 AS position FROM call
     WHERE queue_id = $1 AND state = 'queued' AND distribution = 'ours' AND (rank_at, id) < ($2, $3)`,
    [call.queueId, call.rankAt, call.id],
    'call-position',
  );
  return row?.position ?? 0;
};

/** Newest first. */
export const findCalls = async (from: Pick<Store, 'query'>, question: CallQuestion): Promise<Call[]> => {
  const where: string[] = [];
  const values: unknown[] = [];
  const value = (one: unknown) => `$${values.push(one)}`;
  if (question.from) where.push(`c.arrived_at >= ${value(question.from)}`);
  if (question.to) where.push(`c.arrived_at < ${value(question.to)}`);
  if (question.queueId) where.push(`c.queue_id = ${value(question.queueId)}`);
  if (question.agentId) where.push(`c.agent_id = ${value(question.agentId)}`);
  if (question.number) where.push(`search_key(c.number) = ANY(${value(searchKeys(question.number))})`);
  if (question.outcomes.length) where.push(`c.outcome = ANY(${value(question.outcomes)})`);
  if (question.live) where.push(`c.state <> 'ended'`);
  if (question.after) where.push(`(c.arrived_at, c.id) < (${value(question.after.at)}, ${value(question.after.id)})`);
  const rows = await from.query(
    `SELECT ${calls.columns('c')} FROM call c ${where.length ? `WHERE ${where.join(' AND ')}` : ''}
     ORDER BY c.arrived_at DESC, c.id DESC LIMIT ${value(question.limit)}`,
    values,
  );
  return rows.map(calls.read);
};

/** The latest calls of a number, latest first. */
export const callsOfNumber = async (from: Pick<Store, 'query'>, number: string, limit: number): Promise<Call[]> => {
  const rows = await from.query(
    `SELECT ${calls.columns('c')} FROM call c WHERE search_key(c.number) = ANY($1) AND c.number <> '' ORDER BY c.arrived_at DESC LIMIT $2`,
    [searchKeys(number), limit],
    'calls-of-number',
  );
  return rows.map(calls.read);
};
