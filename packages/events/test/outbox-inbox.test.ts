import { directory, topics } from '@civicline/contracts';
import { Fault, logger } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { coreMigrations, migration, openStore } from '@civicline/store';
import type { RealPostgres } from '@civicline/testkit';
import { eventually, realPostgres } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { announce, consume, deadLetters, eventMigrations, openEventLog, relay, replayDeadLetter } from '../src';

const log = logger('test', 'silent');
const effects = migration('test_0001', 'CREATE TABLE effect (subject text, event_id text)');
let postgres: RealPostgres;
const ends: (() => Promise<void>)[] = [];

const started = async <T extends { start(): Promise<void>; stop(): Promise<void> }>(piece: T): Promise<T> => {
  await piece.start();
  ends.push(() => piece.stop());
  return piece;
};
const openAll = async () => {
  const store = await started(
    openStore({
      url: postgres.url,
      schema: 'test',
      entities: [],
      migrations: [...coreMigrations, ...eventMigrations, effects],
      log,
    }),
  );
  const events = await started(openEventLog(postgres.url, { clientId: 'test', logger: log }));
  return { store, events };
};
const happened = (subject: string, id: string = randomUUID()) => ({
  id,
  type: 'civicline.office.changed.v1',
  source: '/test',
  subject,
  time: new Date(),
  topic: topics.office,
  data: { office: directory.Office.fromPartial({ id: subject }) },
});
const effectsOf = (store: Store) =>
  store.query<{ subject: string; event_id: string }>('SELECT subject, event_id FROM effect ORDER BY subject');

beforeAll(async () => {
  postgres = await realPostgres();
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(() => postgres.drop());

it('what was rolled back is never announced, what was committed takes effect once, however often it comes', async () => {
  const { store, events } = await openAll();
  await started(relay({ store, log: events, logger: log }));
  await started(relay({ store, log: events, logger: log }));
  await started(
    consume({
      store,
      log: events,
      group: randomUUID(),
      logger: log,
      handlers: {
        'civicline.office.changed.v1': async ({ subject, id }, tx) => {
          await tx.query('INSERT INTO effect VALUES ($1, $2)', [subject, id]);
        },
      },
    }),
  );
  const committed = happened('committed');
  await store.transaction((tx) => announce(tx, committed));
  await store.transaction((tx) => announce(tx, committed));
  await expect(
    store.transaction(async (tx) => announce(tx, happened('rolled-back')).then(() => Promise.reject(new Error('no')))),
  ).rejects.toThrow('no');
  await store.transaction((tx) => announce(tx, happened('last')));
  await eventually(async () =>
    expect(await effectsOf(store)).toEqual([
      { subject: 'committed', event_id: committed.id },
      expect.objectContaining({ subject: 'last' }),
    ]),
  );
  await eventually(async () => expect(await store.query('SELECT FROM outbox')).toEqual([]));
});

it('a poisonous event is put aside, the ones behind it go on, and its replay takes effect', async () => {
  const { store, events } = await openAll();
  await started(relay({ store, log: events, logger: log }));
  let poisonous = true;
  const done: string[] = [];
  await started(
    consume({
      store,
      log: events,
      group: randomUUID(),
      logger: log,
      handlers: {
        'civicline.office.changed.v1': ({ data }) => {
          const id = data.office?.id ?? '';
          if (id === 'poison' && poisonous) return Promise.reject(new Error('cannot read 0912345678'));
          done.push(id);
          return Promise.resolve();
        },
      },
    }),
  );
  await store.transaction((tx) =>
    announce(
      tx,
      { ...happened('one-key'), data: { office: directory.Office.fromPartial({ id: 'poison' }) } },
      { ...happened('one-key'), data: { office: directory.Office.fromPartial({ id: 'behind' }) } },
    ),
  );
  await eventually(() => expect(done).toContain('behind'), 60_000);
  const letters = [];
  for await (const letter of deadLetters(events, topics.office)) letters.push(letter);
  expect(letters).toHaveLength(1);
  expect(letters[0]?.headers).toMatchObject({
    'x-dlq-topic': topics.office,
    'x-dlq-reason': 'Error: cannot read [phone]',
  });
  poisonous = false;
  if (letters[0]) await replayDeadLetter(events, letters[0]);
  await eventually(() => expect(done).toContain('poison'));
});

it('an event whose dependency is away waits for it instead of being put aside', async () => {
  const { store, events } = await openAll();
  await started(relay({ store, log: events, logger: log }));
  let tries = 0;
  const subject = randomUUID();
  const done: string[] = [];
  await started(
    consume({
      store,
      log: events,
      group: randomUUID(),
      logger: log,
      handlers: {
        'civicline.office.changed.v1': (event) => {
          if (event.subject === subject && ++tries <= 8) return Promise.reject(new Fault('unavailable', 'away'));
          done.push(event.subject);
          return Promise.resolve();
        },
      },
    }),
  );
  await store.transaction((tx) => announce(tx, happened(subject)));
  await eventually(() => expect(done).toContain(subject), 60_000);
  expect(tries).toBe(9);
}, 90_000);
