import type { Pool } from 'pg';

/** A step of the schema, applied once, in the order of the list. Never edited after it has run anywhere. */
export interface Migration {
  readonly name: string;
  readonly up: string;
}

export const migration = (name: string, up: string): Migration => ({ name, up });

const undefinedTable = '42P01';

const quoted = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`;

const longestMs = 2_147_483_647;

/** A statement that may take as long as it does. */
const patient = (text: string, ...values: string[]) => ({ text, values, query_timeout: longestMs });

/**
 * Brings the schema up to date. Replicas that start together wait for one another on an advisory lock, and each
 * migration commits with its own line in the list of those applied.
 */
export const migrate = async (pool: Pool, schema: string, migrations: readonly Migration[]): Promise<void> => {
  const client = await pool.connect();
  // A connection lost in between fails the statement at hand; without a listener it would end the process as well.
  client.on('error', () => undefined);
  try {
    // A rival's migrations, and one's own, may take longer than any statement of the day's work.
    await client.query('SET statement_timeout = 0');
    await client.query(patient('SELECT pg_advisory_lock(hashtextextended($1, 0))', `migrate:${schema}`));
    const { rowCount } = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [schema]);
    if (!rowCount) await client.query(`CREATE SCHEMA ${quoted(schema)}`);
    await client.query(
      'CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const { rows } = await client.query<{ name: string }>('SELECT name FROM migration');
    const applied = new Set(rows.map(({ name }) => name));
    for (const { name, up } of migrations) {
      if (applied.has(name)) continue;
      await client.query('BEGIN');
      try {
        await client.query(patient(up));
        await client.query('INSERT INTO migration (name) VALUES ($1)', [name]);
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw new Error(`migration ${name} of ${schema} failed`, { cause: error });
      }
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await client.query('RESET statement_timeout').catch(() => undefined);
    client.release();
  }
};

/** Rejects, with their names, while migrations are missing that this build needs. More of them, of a newer build, are no fault. */
export const mustBeMigrated = async (pool: Pool, schema: string, migrations: readonly Migration[]): Promise<void> => {
  const { rows } = await pool
    .query<{ name: string }>(`SELECT name FROM ${quoted(schema)}.migration`)
    .catch((error: unknown) => {
      if ((error as { code?: unknown }).code === undefinedTable) return { rows: [] };
      throw error;
    });
  const applied = new Set(rows.map(({ name }) => name));
  const missing = migrations.map(({ name }) => name).filter((name) => !applied.has(name));
  if (missing.length) throw new Error(`schema ${schema} waits for its migrations: ${missing.join(', ')}`);
};

/** Tables of the store itself; first in every service's list. */
export const coreMigrations: readonly Migration[] = [
  migration(
    'store_0001_idempotency_key',
    `CREATE TABLE idempotency_key (
       caller text NOT NULL,
       command text NOT NULL,
       key text NOT NULL,
       fingerprint text NOT NULL,
       result jsonb,
       created_at timestamptz NOT NULL DEFAULT now(),
       PRIMARY KEY (caller, command, key)
     ) WITH (fillfactor = 80);
     CREATE INDEX idempotency_key_age ON idempotency_key (created_at);`,
  ),
  migration(
    'store_0002_search_key',
    // What a searchable column is found by: the third part of what is sealed (vault.ts), else the text as it was before.
    `CREATE FUNCTION search_key(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
       RETURN CASE WHEN starts_with($1, '~1.') THEN split_part($1, '.', 3) ELSE $1 END;`,
  ),
];
