import type { PoolClient, QueryResult, QueryResultRow } from 'pg';

/** A partition of a topic. */
export interface Place {
  readonly topic: string;
  readonly partition: number;
}

/** The one connection a member sits on. */
export interface Seat {
  query<R extends QueryResultRow>(
    text: string | { name: string; text: string; values: unknown[] },
    values?: unknown[],
  ): Promise<QueryResult<R>>;
}

/** Statements of several hands on one connection, one after the other. */
export const inTurn = (client: PoolClient): Seat => {
  let last: Promise<unknown> = Promise.resolve();
  return {
    query: <R extends QueryResultRow>(
      text: string | { name: string; text: string; values: unknown[] },
      values?: unknown[],
    ) => {
      const next = last.then(() => (typeof text === 'string' ? client.query<R>(text, values) : client.query<R>(text)));
      last = next.catch(() => undefined);
      return next;
    },
  };
};

const changedChannel = (group: string) => `event_log_group_${Buffer.from(group).toString('hex').slice(0, 40)}`;

/**
 * Who reads for a group. A member lives as long as its connection does: its row names the connection's backend, which
 * PostgreSQL knows to be there or not. A partition is taken by an advisory lock on that connection.
 */
export const membership = ({ group, id }: { readonly group: string; readonly id: string }) => {
  const channel = changedChannel(group);
  const lockKey = (key: string) => `event_log:${group}:${key}`;
  const tell = (client: Seat) => client.query(`NOTIFY ${channel}`);

  return {
    join: async (client: Seat) => {
      await client.query(`LISTEN ${channel}`);
      await client.query(
        `INSERT INTO member ("group", id, pid, backend_start)
         SELECT $1, $2, pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()
         ON CONFLICT ("group", id) DO UPDATE SET pid = excluded.pid, backend_start = excluded.backend_start`,
        [group, id],
      );
      await tell(client);
    },

    leave: async (client: Seat) => {
      await client.query('DELETE FROM member WHERE "group" = $1 AND id = $2', [group, id]);
      await client.query('SELECT pg_advisory_unlock_all()');
      await tell(client);
    },

    /** This member's part of the partitions: they are dealt round the living members, in the order of their ids. */
    shareOf: async (client: Seat, places: readonly Place[]): Promise<Place[]> => {
      const { rows } = await client.query<{ id: string }>(
        `WITH living AS (
           SELECT m.id FROM member m JOIN pg_stat_activity a ON a.pid = m.pid AND a.backend_start = m.backend_start WHERE m."group" = $1),
         swept AS (
           DELETE FROM member WHERE "group" = $1 AND id NOT IN (SELECT id FROM living))
         SELECT id FROM living ORDER BY id`,
        [group],
      );
      const mine = rows.findIndex((row) => row.id === id);
      return mine < 0 ? [] : places.filter((_, index) => index % rows.length === mine);
    },

    take: async (client: Seat, key: string): Promise<boolean> => {
      const { rows } = await client.query<{ got: boolean }>(
        'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS got',
        [lockKey(key)],
      );
      return rows[0]?.got ?? false;
    },

    giveUp: async (client: Seat, key: string) => {
      await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [lockKey(key)]);
      await tell(client);
    },
  };
};
