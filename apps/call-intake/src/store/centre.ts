import type { Store, Tx } from '@civicline/store';
import type { Centre, Line, Localized, Queue } from '../domain/centre';

interface QueueRow {
  id: string;
  name: Localized;
  skills: string[];
  priority: number;
  ageing_seconds: number;
  target_seconds: number;
  target_percent: number;
  overflow_seconds: number;
}

const queueOf = (row: QueueRow): Queue => ({
  id: row.id,
  name: row.name,
  skills: row.skills,
  priority: row.priority,
  ageingSeconds: row.ageing_seconds,
  targetSeconds: row.target_seconds,
  targetPercent: row.target_percent,
  overflowSeconds: row.overflow_seconds,
});

export const allQueues = async (from: Pick<Store, 'query'>): Promise<Queue[]> =>
  (await from.query<QueueRow>('SELECT * FROM queue ORDER BY id', [], 'queues')).map(queueOf);

export const allLines = (from: Pick<Store, 'query'>): Promise<Line[]> =>
  from.query<{ id: string; number: string }>('SELECT id, number FROM line ORDER BY id', [], 'lines');

/** What an import does to one kind of thing. */
export interface Changed {
  readonly added: number;
  readonly changed: number;
}

const put = async (tx: Tx, table: string, columns: readonly [string, string][], rows: unknown[]): Promise<Changed> => {
  const names = columns.map(([name]) => name);
  const [counts] = await tx.query<Changed>(
    `WITH input AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (${columns.map((column) => column.join(' ')).join(', ')})),
     put AS (
       INSERT INTO ${table} AS t (${names.join(', ')}) SELECT ${names.join(', ')} FROM input ORDER BY id
       ON CONFLICT (id) DO UPDATE SET ${names
         .slice(1)
         .map((name) => `${name} = excluded.${name}`)
         .join(', ')}
       WHERE ROW (${names.map((name) => `t.${name}`).join(', ')}) IS DISTINCT FROM ROW (${names
         .map((name) => `excluded.${name}`)
         .join(', ')})
       RETURNING (xmax = 0) AS fresh)
     SELECT (count(*) FILTER (WHERE fresh))::int AS added, (count(*) FILTER (WHERE NOT fresh))::int AS changed FROM put`,
    [JSON.stringify(rows)],
  );
  return counts ?? { added: 0, changed: 0 };
};

/** Writes lines, queues and agents by id; what is not named stays. Callers who wait take their new places. */
export const putCentre = async (tx: Tx, { lines, queues, agents }: Centre): Promise<Changed> => {
  const counts = [
    await put(
      tx,
      'line',
      [
        ['id', 'text'],
        ['number', 'text'],
      ],
      [...lines],
    ),
    await put(
      tx,
      'queue',
      [
        ['id', 'text'],
        ['name', 'jsonb'],
        ['skills', 'text[]'],
        ['priority', 'integer'],
        ['ageing_seconds', 'integer'],
        ['target_seconds', 'integer'],
        ['target_percent', 'integer'],
        ['overflow_seconds', 'integer'],
      ],
      queues.map(({ ageingSeconds, targetSeconds, targetPercent, overflowSeconds, ...queue }) => ({
        ...queue,
        ageing_seconds: ageingSeconds,
        target_seconds: targetSeconds,
        target_percent: targetPercent,
        overflow_seconds: overflowSeconds,
      })),
    ),
    await put(
      tx,
      'agent',
      [
        ['id', 'text'],
        ['name', 'text'],
        ['skills', 'text[]'],
        ['queues', 'text[]'],
        ['extension', 'text'],
        ['team', 'text'],
      ],
      [...agents],
    ),
  ];
  await tx.query(
    `UPDATE call c SET rank_at = c.queued_at - make_interval(secs => ((q.priority + c.priority) * q.ageing_seconds)::float8)
     FROM queue q WHERE q.id = c.queue_id AND q.id = ANY($1) AND c.state IN ('queued', 'ringing')`,
    [queues.map(({ id }) => id)],
  );
  return {
    added: counts.reduce((sum, { added }) => sum + added, 0),
    changed: counts.reduce((sum, { changed }) => sum + changed, 0),
  };
};
