import 'reflect-metadata';
import type { Logger, Part } from '@civicline/service-kit';
import { Fault, inSpan } from '@civicline/service-kit';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool, QueryResultRow } from 'pg';
import type { EntitySchema } from 'typeorm';
import { DataSource } from 'typeorm';
import type { Keyring } from './keyring';
import type { Migration } from './migrations';
import { migrate, mustBeMigrated } from './migrations';
import type { OnceKey } from './once';
import { onceIn } from './once';
import { observePool } from './pool-metrics';
import { paramsFor, typesFor } from './personal';
import { connectionTo, hostsIn, noticesOurEnd } from './primary';
import { isAway } from './away';
import type { Tx } from './tx';
import { runTx } from './tx';
import { openVault } from './vault';

export interface StoreOptions {
  /** postgres://user:password@host:port/database; of several hosts with commas, the one that takes writes is found. */
  readonly url: string;
  /** The schema that this service owns; every connection looks there. */
  readonly schema: string;
  readonly entities: readonly EntitySchema[];
  readonly migrations: readonly Migration[];
  /** False: another process migrates (prepare), and start rejects until it has. Default: true. */
  readonly migrateAtStart?: boolean;
  readonly poolSize?: number;
  /** Seals what is personal; a service without it can write nothing personal. */
  readonly keyring?: Keyring;
  readonly log: Logger;
}

/** A service's own PostgreSQL. */
export interface Store {
  readonly schema: string;
  /**
   * Commits what `work` wrote, or nothing. Retried when PostgreSQL asks for it (deadlock, serialization). Throws inside
   * another transaction of the same store: it would take a second connection while it keeps the first.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction for a command: the second try with the same key returns the first one's result. */
  once<T>(key: OnceKey, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One statement outside a transaction. */
  query<R extends QueryResultRow>(sql: string, params?: readonly unknown[], name?: string): Promise<R[]>;
  readonly dataSource: DataSource;
  /** How everything begins that is sealed with the current key; undefined when nothing is. */
  readonly sealedMark: string | undefined;
}

const maxTries = 4;
const readOnly = '25006';
const retriable = new Set(['40001', '40P01']);

const codeOf = (error: unknown) => (error as { code?: unknown } | null)?.code;

/** Opens a service's PostgreSQL. Its schema is brought up to date when it starts, or by prepare alone. */
export const openStore = ({
  url,
  schema,
  entities,
  migrations,
  migrateAtStart = true,
  poolSize = 16,
  keyring,
  log,
}: StoreOptions): Store & Part => {
  const vault = keyring && openVault(keyring, schema);
  const broken = () => log.error({ schema }, 'a sealed value does not open: another key, or somebody changed it');
  const params = paramsFor(vault);
  const dataSource = new DataSource({
    type: 'postgres',
    url: hostsIn(url)[0] ?? url,
    schema,
    entities: [...entities],
    synchronize: false,
    poolErrorHandler: (error: unknown) => log.warn({ err: error }, 'a database connection was lost'),
    extra: {
      ...connectionTo(url),
      max: poolSize,
      ...(vault ? { types: typesFor(vault, broken) } : {}),
      // Statements may follow one another without waiting (tx.ts).
      pipeline: true,
      options: `-c search_path=${schema},public -c timezone=UTC ${noticesOurEnd}`,
      application_name: `civicline ${schema}`,
      statement_timeout: 30_000,
      // The server ends a statement before; whoever waits longer waits for a server that is gone.
      query_timeout: 35_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  });
  const pool = () => (dataSource.driver as unknown as { master: Pool }).master;

  /** What spans say of this database (OpenTelemetry's semantic conventions). */
  const traced = { 'db.system.name': 'postgresql', 'db.namespace': schema };

  let forgetPool = () => undefined as void;
  const connect = async () => {
    if (!dataSource.isInitialized) await dataSource.initialize();
  };

  const inTransaction = new AsyncLocalStorage<true>();

  const attempt = async <T>(work: (tx: Tx) => Promise<T>) => {
    const client = await pool().connect();
    let lost: Error | undefined;
    // A connection lost in between fails the statement at hand; without a listener it would end the process as well.
    const onError = (error: Error) => void (lost = error);
    client.on('error', onError);
    try {
      return await inTransaction.run(true, () => runTx(client, work, params));
    } catch (error) {
      await client.query('ROLLBACK').catch(onError);
      // The server at its other end has become a standby.
      if (codeOf(error) === readOnly) lost = error as Error;
      throw error;
    } finally {
      client.off('error', onError);
      client.release(lost);
    }
  };

  /** What no request is to blame for is told as such, so that whoever asked knows to ask again. */
  const orAway = (error: unknown): never => {
    throw isAway(error) ? new Fault('unavailable', `PostgreSQL of ${schema} is away`, error) : error;
  };

  const transaction = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    if (inTransaction.getStore()) throw new Error(`a transaction of ${schema} inside another: hand its tx on instead`);
    for (let tries = 1; ; tries++) {
      try {
        const { result, committed } = await inSpan('transaction', traced, () => attempt(work));
        committed();
        return result;
      } catch (error) {
        if (tries >= maxTries || !retriable.has(String(codeOf(error)))) orAway(error);
      }
    }
  };

  const query = async <R extends QueryResultRow>(text: string, values: readonly unknown[] = [], name?: string) => {
    const asked = { text, values: params(values), ...(name === undefined ? {} : { name }) };
    const { rows } = await inSpan(name ?? 'query', traced, () => pool().query<R>(asked)).catch(orAway);
    return rows;
  };

  return {
    name: `store ${schema}`,
    schema,
    dataSource,
    sealedMark: vault?.currentMark,
    transaction,
    once: (key, work) => transaction((tx) => onceIn(tx, key, work)),
    query,
    prepare: async () => {
      await connect();
      await migrate(pool(), schema, migrations);
    },
    start: async () => {
      await connect();
      await (migrateAtStart ? migrate : mustBeMigrated)(pool(), schema, migrations);
      forgetPool = observePool(pool(), schema, poolSize);
    },
    stop: () => {
      forgetPool();
      return dataSource.destroy();
    },
    ready: async () => {
      await query('SELECT 1');
      return true;
    },
  };
};

/** SQL that would make the migrated schema what the entities say; empty when they agree. For tests. */
export const schemaDrift = async (store: Store): Promise<string[]> => {
  const { upQueries } = await store.dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
};
