import type { Logger, Part } from '@civicline/service-kit';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { ReadRecord, Subscription } from './event-log';
import { beginningOf, Later, partitionCount, waitAfter } from './event-log';
import type { Seat } from './postgres-membership';
import { inTurn, membership } from './postgres-membership';

interface Row {
  topic: string;
  partition: number;
  offset: string;
  key: string;
  headers: Record<string, string>;
  value: Buffer;
}

/** Records of a partition from `offset` on. */
export const fetchRecords = async (
  pool: Pool,
  topic: string,
  partition: number,
  offset: bigint,
  limit: number,
): Promise<ReadRecord[]> => {
  const { rows } = await pool.query<Row>({
    name: 'log-fetch',
    text: `SELECT topic, partition, "offset", key, headers, value FROM record
           WHERE topic = $1 AND partition = $2 AND "offset" >= $3 ORDER BY "offset" LIMIT $4`,
    values: [topic, partition, offset.toString(), limit],
  });
  return rows.map((row) => ({ ...row, offset: BigInt(row.offset) }));
};

export interface ReaderOptions {
  readonly pool: Pool;
  readonly logger: Logger;
  readonly channel: string;
  readonly subscription: Subscription;
  readonly ensureTopics: (topics: readonly string[]) => Promise<void>;
}

/** Names one partition of one topic. */
export const laneKey = (topic: string, partition: number) => `${topic}/${partition}`;

const fetchLimit = 100;
const netMs = 1_000;
const reseatMs = 300;

interface Lane {
  readonly stop: () => Promise<void>;
  readonly wake: () => void;
  /** Offset of the record that it reads next. */
  readonly at: () => bigint;
}

/**
 * One member of a group, or a tail without one. It sits on a connection of its own, which listens, holds the locks of the
 * partitions that it reads, and commits its offsets: when the connection is gone so are the locks, and nothing can be
 * committed that another member has taken over.
 */
export const postgresReader = ({ pool, logger, channel, subscription, ensureTopics }: ReaderOptions): Part => {
  const { group, topics, onRecord } = subscription;
  const from = beginningOf(subscription);
  const id = randomUUID();
  const lanes = new Map<string, Lane>();
  const tailFrom = new Map<string, bigint>();
  let seat: Seat | undefined;
  let leaveSeat = () => undefined as void;
  let stopping = false;
  let settled = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();

  const startOf = async (client: Seat, topic: string, partition: number): Promise<bigint> => {
    if (group === undefined) return tailFrom.get(laneKey(topic, partition)) ?? 0n;
    const { rows } = await client.query<{ next: string }>(
      `INSERT INTO group_offset ("group", topic, partition, next_offset)
       SELECT $1, topic, partition, CASE WHEN $4 THEN 0 ELSE next_offset END FROM topic_partition WHERE topic = $2 AND partition = $3
       ON CONFLICT ("group", topic, partition) DO UPDATE SET next_offset = group_offset.next_offset
       RETURNING next_offset AS next`,
      [group, topic, partition, from === 'start'],
    );
    return BigInt(rows[0]?.next ?? 0);
  };

  const commit = async (client: Seat, topic: string, partition: number, next: bigint) => {
    if (group === undefined) {
      tailFrom.set(laneKey(topic, partition), next);
      return;
    }
    await client.query({
      name: 'log-commit',
      text: 'UPDATE group_offset SET next_offset = $4 WHERE "group" = $1 AND topic = $2 AND partition = $3',
      values: [group, topic, partition, next.toString()],
    });
  };

  /** Reads one partition, record after record, until it is told to stop. */
  const openLane = (client: Seat, topic: string, partition: number): Lane => {
    const end = new AbortController();
    let rouse: (() => void) | undefined;
    let wanted = false;
    const sleep = () =>
      new Promise<void>((resolve) => {
        if (wanted || end.signal.aborted) return resolve();
        rouse = resolve;
      });
    /** Nothing new changes what is waited for here; only the end does. */
    const rest = (ms: number) => pause(ms, undefined, { signal: end.signal }).catch(() => undefined);
    const wake = () => {
      wanted = true;
      rouse?.();
    };

    let next = 0n;
    const run = async () => {
      next = await startOf(client, topic, partition);
      while (!end.signal.aborted) {
        wanted = false;
        const records = await fetchRecords(pool, topic, partition, next, fetchLimit);
        const before = next;
        try {
          for (const record of records) {
            if (end.signal.aborted) break;
            await onRecord(record, end.signal);
            next = record.offset + 1n;
          }
        } finally {
          if (next !== before) await commit(client, topic, partition, next);
        }
        if (!records.length) await sleep();
      }
    };

    const running = (async () => {
      while (!end.signal.aborted) {
        try {
          await run();
        } catch (error) {
          if (end.signal.aborted || seat !== client) return;
          if (!(error instanceof Later)) logger.warn({ err: error, topic, partition }, 'reading failed, trying again');
          await rest(waitAfter(error));
        }
      }
    })();
    return {
      wake,
      at: () => next,
      stop: () => {
        end.abort();
        wake();
        return running;
      },
    };
  };

  const members = membership({ group: group ?? '', id });

  const arrange = async (client: Seat) => {
    const all = topics.flatMap((topic) =>
      Array.from({ length: partitionCount }, (_, partition) => ({ topic, partition })),
    );
    const share = group === undefined ? all : await members.shareOf(client, all);
    const wanted = new Set(share.map(({ topic, partition }) => laneKey(topic, partition)));
    for (const [key, lane] of lanes) {
      if (wanted.has(key)) continue;
      await lane.stop();
      lanes.delete(key);
      if (group !== undefined) await members.giveUp(client, key);
    }
    let complete = true;
    for (const { topic, partition } of share) {
      const key = laneKey(topic, partition);
      if (lanes.has(key)) continue;
      if (group !== undefined && !(await members.take(client, key))) complete = false;
      else lanes.set(key, openLane(client, topic, partition));
    }
    settled = complete;
  };

  const takeSeat = async () => {
    await ensureTopics(topics);
    const connection = await pool.connect();
    const client = inTurn(connection);
    let released = false;
    const release = () => {
      if (!released) connection.release(true);
      released = true;
    };
    const lost = () => {
      release();
      if (seat !== client) return;
      seat = undefined;
      settled = false;
      const open = [...lanes.values()];
      lanes.clear();
      void Promise.all(open.map((lane) => lane.stop())).then(() => plan(reseatMs));
    };
    connection.on('error', lost);
    connection.on('end', lost);
    connection.on('notification', (message) => {
      if (message.channel !== channel) plan(0);
      else if (message.payload) message.payload.split(' ').forEach((key) => lanes.get(key)?.wake());
      else lanes.forEach((lane) => lane.wake());
    });
    try {
      await client.query(`LISTEN ${channel}`);
      if (group !== undefined) await members.join(client);
      else if (from === 'end') await rememberEnds(client);
    } catch (error) {
      release();
      throw error;
    }
    seat = client;
    leaveSeat = release;
  };

  /** Where each partition ends: the offset of what will be appended next. */
  const endsOf = async (client: Seat) => {
    const { rows } = await client.query<{ topic: string; partition: number; next_offset: string }>({
      name: 'log-ends',
      text: 'SELECT topic, partition, next_offset FROM topic_partition WHERE topic = ANY($1)',
      values: [topics],
    });
    return rows;
  };

  /** A tail begins where the log ends when it is first opened, and goes on from there when its connection was lost. */
  const rememberEnds = async (client: Seat) => {
    for (const { topic, partition, next_offset: next } of await endsOf(client)) {
      const key = laneKey(topic, partition);
      if (!tailFrom.has(key)) tailFrom.set(key, BigInt(next));
    }
  };

  /** A net below the words that wake lanes: one look at where all partitions end. */
  const wakeBehind = async (client: Seat) => {
    for (const { topic, partition, next_offset: end } of await endsOf(client)) {
      const lane = lanes.get(laneKey(topic, partition));
      if (lane && lane.at() < BigInt(end)) lane.wake();
    }
  };

  /** Arranging is done by one hand: a second wish waits for the first. */
  const plan = (ms: number) => {
    if (stopping) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      turn = turn.then(tend).finally(() => plan(settled ? netMs : reseatMs));
    }, ms);
  };

  const tend = async () => {
    if (stopping) return;
    try {
      if (!seat) await takeSeat();
      if (seat) await arrange(seat);
      if (seat) await wakeBehind(seat);
    } catch (error) {
      logger.warn({ err: error, group }, 'cannot read the event log now');
    }
  };

  return {
    name: `postgres reader ${group ?? 'tail'}`,
    background: true,
    start: async () => {
      // Through the one hand as well: joining tells the group, and being told arranges.
      turn = takeSeat().then(() => (seat ? arrange(seat) : undefined));
      try {
        await turn;
      } catch (error) {
        turn = Promise.resolve();
        throw error;
      }
      plan(netMs);
    },
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      await turn;
      await Promise.all([...lanes.values()].map((lane) => lane.stop()));
      lanes.clear();
      const leaving = seat;
      seat = undefined;
      if (leaving && group !== undefined) await members.leave(leaving).catch(() => undefined);
      if (leaving) leaveSeat();
    },
    ready: () => seat !== undefined && settled,
  };
};
