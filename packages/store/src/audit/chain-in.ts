import type { Client } from 'pg';
import { entryColumns, entryFrom } from './accesses';
import type { Entry, Head } from './fact';

const batch = 5_000;

/** A chain as it stands in a schema, first entry first. */
export async function* chainIn(client: Client, schema: string): AsyncGenerator<Entry> {
  for (let after = 0; ;) {
    const { rows } = await client.query<Parameters<typeof entryFrom>[0]>(
      `SELECT ${entryColumns} FROM ${client.escapeIdentifier(schema)}.audit_entry WHERE seq > $1 ORDER BY seq LIMIT ${batch}`,
      [after],
    );
    for (const row of rows) yield entryFrom(row);
    const last = rows.at(-1);
    if (!last) return;
    after = Number(last.seq);
  }
}

export const headIn = async (client: Client, schema: string): Promise<Head | undefined> => {
  const { rows } = await client.query<Omit<Head, 'seq'> & { seq: string }>(
    `SELECT seq, hash, key_id AS "keyId", mac FROM ${client.escapeIdentifier(schema)}.audit_head`,
  );
  return rows[0] && { ...rows[0], seq: Number(rows[0].seq) };
};
