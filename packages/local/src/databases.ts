import { createHmac } from 'node:crypto';
import { Client } from 'pg';

/** A service's own part of the database server: its role may see its schema and nobody else's. */
export interface OwnDatabase {
  readonly url: string;
  readonly schema: string;
}

const database = 'civicline';

const connect = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Makes the database, and a role with a schema of its own for each name. What is there stays as it is. */
export const prepareDatabases = async (
  superuserUrl: string,
  schemas: readonly string[],
): Promise<Map<string, OwnDatabase>> => {
  // Of several hosts the first is asked; the services are told of all of them.
  const hosts = /@([^/]+,[^/]+)\//.exec(superuserUrl)?.[1];
  const first = hosts ? superuserUrl.replace(hosts, hosts.split(',')[0] ?? '') : superuserUrl;
  await connect(first, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (!rowCount) await client.query(`CREATE DATABASE ${database}`);
  });
  const target = new URL(first);
  target.pathname = `/${database}`;
  const everywhere = (url: string) => (hosts ? url.replace(new URL(first).host, hosts) : url);
  return connect(target.href, async (client) => {
    await client.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
    for (const extension of ['unaccent', 'pg_trgm'])
      await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension} SCHEMA public`);
    const own = new Map<string, OwnDatabase>();
    for (const schema of schemas) {
      // Made of the server's own secret, so that a second start finds the same.
      const password = createHmac('sha256', target.password).update(schema).digest('base64url');
      const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [schema]);
      await client.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${schema} LOGIN PASSWORD '${password}'`);
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION ${schema}`);
      const url = new URL(target.href);
      url.username = schema;
      url.password = password;
      own.set(schema, { url: everywhere(url.href), schema });
    }
    return own;
  });
};
