import type { House } from '@civicline/testkit';
import { Pool } from 'pg';

/** The database of a whole house, as its owner. */
export const databaseOf = (house: House): Pool => {
  const url = new URL(house.postgres);
  url.pathname = '/civicline';
  const db = new Pool({ connectionString: url.href, max: 24 });
  // The server may be gone before the last connection has said goodbye.
  db.on('error', () => undefined);
  return db;
};
