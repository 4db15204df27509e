import { directory, topics } from '@civicline/contracts';
import { logger } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { coreMigrations, migration, openStore } from '@civicline/store';
import { randomUUID } from 'node:crypto';
import type { Handlers } from '../src';
import { eventMigrations, openEventLog } from '../src';

export const log = logger('test', 'silent');

/** A service small enough to see through: an outbox, an inbox, and a table that shows which events took effect. */
export const openService = (databaseUrl: string, carrier: string) => ({
  store: openStore({
    url: databaseUrl,
    schema: 'test',
    entities: [],
    migrations: [
      ...coreMigrations,
      ...eventMigrations,
      migration('test_0001', 'CREATE TABLE effect (place bigserial, subject text, event_id text)'),
    ],
    poolSize: 6,
    log,
  }),
  events: openEventLog(carrier, { clientId: `test-${randomUUID()}`, logger: log }),
});

export const happened = (subject: string, id: string = randomUUID()) => ({
  id,
  type: 'civicline.office.changed.v1',
  source: '/test',
  subject,
  time: new Date(),
  topic: topics.office,
  data: { office: directory.Office.fromPartial({ id: subject }) },
});

/** The effect of an event is a row that names it. */
export const takeEffect: Handlers = {
  'civicline.office.changed.v1': async ({ subject, id }, tx) => {
    await tx.query('INSERT INTO effect (subject, event_id) VALUES ($1, $2)', [subject, id]);
  },
};

export const effectsOn = async (store: Store, subject: string): Promise<string[]> => {
  const rows = await store.query<{ event_id: string }>(
    'SELECT event_id FROM effect WHERE subject = $1 ORDER BY place',
    [subject],
  );
  return rows.map(({ event_id: id }) => id);
};
