import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Follows the embedded log: from the first record on, partition by partition; what was seen before is known by its version. */
export const followPostgres = async (url, topic, { take, keep }) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const next = new Map();
  for (;;) {
    const { rows: partitions } = await client.query(
      'SELECT partition FROM event_log.topic_partition WHERE topic = $1',
      [topic],
    );
    let found = 0;
    for (const { partition } of partitions) {
      const { rows } = await client.query(
        'SELECT "offset", headers, value FROM event_log.record WHERE topic = $1 AND partition = $2 AND "offset" >= $3 ORDER BY "offset" LIMIT 500',
        [topic, partition, next.get(partition) ?? 0],
      );
      for (const { offset, headers, value } of rows) {
        take(headers, value);
        next.set(partition, Number(offset) + 1);
      }
      found += rows.length;
    }
    keep();
    if (!found) await pause(500);
  }
};
