import type { PoolClient, QueryResultRow } from 'pg';
import type { EntityManager, QueryRunner } from 'typeorm';

/** One transaction. What it writes stands together or not at all. */
export interface Tx {
  /** SQL with parameters; `name` prepares it once a connection. One round trip. */
  query<R extends QueryResultRow>(sql: string, params?: readonly unknown[], name?: string): Promise<R[]>;
  /** Runs once the commit stands; never on rollback. Must not throw. */
  afterCommit(callback: () => void): void;
  /** TypeORM over the same connection, for paths that are not hot. */
  readonly manager: EntityManager;
}

interface OpenTx {
  readonly tx: Tx;
  readonly committed: () => void;
}

export const openTx = (runner: QueryRunner, client: PoolClient): OpenTx => {
  const callbacks: (() => void)[] = [];
  return {
    tx: {
      query: async <R extends QueryResultRow>(text: string, values: readonly unknown[] = [], name?: string) => {
        const { rows } = await client.query<R>({ text, values: [...values], ...(name === undefined ? {} : { name }) });
        return rows;
      },
      afterCommit: (callback) => void callbacks.push(callback),
      manager: runner.manager,
    },
    committed: () => callbacks.forEach((callback) => callback()),
  };
};
