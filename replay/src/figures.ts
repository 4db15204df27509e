import type { Calls } from '@civicline/service-kit';
import { callContext } from '@civicline/service-kit';
import { intake } from '@civicline/contracts';
import { Client } from 'pg';
import type { FileCall } from './call-file';
import { cameAt, instantOf } from './events';
import type { Checked } from './summary';
import { settledOf } from './summary';

type Intake = Pick<Calls<typeof intake.IntakeServiceService>, 'getFigures'>;

/** The house's figures of the calls that came from this replay, over the time in which they came. */
export const figuresOf = async (
  client: Intake,
  calls: readonly FileCall[],
  source: string,
  within: readonly number[],
): Promise<intake.Figures> => {
  const times = calls.map(cameAt);
  const [first, last] = times.reduce(([low, high], at) => [Math.min(low, at), Math.max(high, at)], [
    times[0] ?? 0,
    times[0] ?? 0,
  ] as [number, number]);
  const supervisor = callContext({ caller: { role: 'supervisor', id: 'replay' }, timeoutMs: 60_000 });
  const { total } = await client.getFigures(
    intake.GetFiguresRequest.fromPartial({
      from: instantOf(first),
      to: instantOf(last + 1),
      source,
      withinSeconds: [...within],
    } as never),
    supervisor,
  );
  if (!total) throw new Error('an answer without figures');
  return total;
};

/** Offers that overlapped for one caller or one agent, and calls that were answered by two. */
const doubled = `
  WITH ours AS (
    SELECT o.id, o.call_id, o.agent_id, o.status, o.offered_at, coalesce(o.ended_at, 'infinity') AS ended_at
    FROM offer o JOIN call c ON c.id = o.call_id WHERE c.source = $1)
  SELECT count(DISTINCT a.call_id)::int AS count FROM ours a JOIN ours b
    ON b.id <> a.id AND (b.call_id = a.call_id OR b.agent_id = a.agent_id) AND (
      a.offered_at < b.ended_at AND b.offered_at < a.ended_at
      OR b.call_id = a.call_id AND a.status = 'accepted' AND b.status = 'accepted')`;

/** What must never be: looked for in the database, past the service. */
export const checked = async (
  postgres: string,
  schema: string,
  source: string,
  sent: number,
  figures: intake.Figures,
): Promise<Checked> => {
  const db = new Client({ connectionString: postgres, options: `-c search_path=${schema}` });
  await db.connect();
  try {
    const { rows } = await db.query<{ count: number }>(doubled, [source]);
    return { lost: sent - settledOf(figures), doubleOffered: rows[0]?.count ?? 0 };
  } finally {
    await db.end();
  }
};
