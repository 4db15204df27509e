import { logger } from '@civicline/service-kit';
import type { RealPostgres } from '@civicline/testkit';
import { realPostgres } from '@civicline/testkit';
import type { StoreOptions } from '../src';
import { coreMigrations, migration, openStore } from '../src';

export const log = logger('test', 'silent');

export const counterTable = migration(
  'test_0001_counter',
  'CREATE TABLE counter (name text PRIMARY KEY, n integer NOT NULL); CREATE TABLE due (id serial PRIMARY KEY, at timestamptz NOT NULL)',
);

/** A database for a test file, and stores on it that are closed after each test. */
export const storeWorld = () => {
  let postgres: RealPostgres;
  const ends: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    postgres = await realPostgres();
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  afterAll(() => postgres.drop());

  const closed = (options: Partial<StoreOptions> = {}) =>
    openStore({
      url: postgres.url,
      schema: 'test',
      entities: [],
      migrations: [...coreMigrations, counterTable],
      log,
      ...options,
    });
  return {
    postgres: () => postgres,
    /** Not yet started. */
    closed,
    started: async <T extends { start(): Promise<void>; stop(): Promise<void> }>(piece: T): Promise<T> => {
      await piece.start();
      ends.push(() => piece.stop());
      return piece;
    },
  };
};
