import { eventMigrations } from '@civicline/events';
import { logger } from '@civicline/service-kit';
import { coreMigrations, keepSealed, openKeyring, openStore } from '@civicline/store';
import { auditMigrations } from '@civicline/store/audit';
import type { RealPostgres } from '@civicline/testkit';
import { eventually, keeperSettings, realPostgres } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { migrations } from '../src/store/migrations';
import { dueReminders, endReminder, placeReminder } from '../src/store/reminder-calls';
import { sealedTables } from '../src/store/sealed';

const log = logger('test', 'silent');
const now = new Date('2026-11-30T08:00:00+07:00');
const number = '+84251388001';

let postgres: RealPostgres;
let raw: Client;
let store: ReturnType<typeof openStore>;
beforeAll(async () => {
  postgres = await realPostgres();
  store = openStore({
    url: postgres.url,
    schema: 'intake',
    keyring: openKeyring(keeperSettings['CIVICLINE_PERSONAL_KEYS'] ?? ''),
    migrations: [...coreMigrations, ...eventMigrations, ...auditMigrations, ...migrations],
    entities: [],
    log,
  });
  await store.start();
  raw = new Client({ connectionString: postgres.url, options: '-c search_path=intake' });
  await raw.connect();
});
afterAll(async () => {
  await raw.end();
  await store.stop();
  await postgres.drop();
});

const place = (id: string) =>
  store.transaction((tx) =>
    placeReminder(
      tx,
      { id, requestId: randomUUID(), number, code: 'MPV9-6PHJ', start: now, locale: 'vi', dueAt: now },
      now,
    ),
  );
const stands = async (id: string) =>
  (await raw.query<{ number: string }>('SELECT number FROM reminder_call WHERE id = $1', [id])).rows[0]?.number ?? '';

it('the number of a citizen who is to be called about a visit stands sealed while they are, and not at all afterwards', async () => {
  const id = randomUUID();
  await place(id);
  expect(await stands(id)).toMatch(/^~1\./);
  expect(await dueReminders(store, now, 10)).toMatchObject([{ id, number }]);
  await store.transaction(async (tx) => endReminder(tx, id, 'heard', now));
  expect(await stands(id)).toBe('');
});

it('one that an older version wrote in the clear is sealed by and by', async () => {
  const id = randomUUID();
  await place(id);
  await raw.query('UPDATE reminder_call SET number = $2 WHERE id = $1', [id, number]);
  const job = keepSealed(store, log, sealedTables);
  await job.start();
  await eventually(async () => expect(await stands(id)).toMatch(/^~1\./));
  await job.stop();
  expect(await dueReminders(store, now, 10)).toMatchObject([{ id, number }]);
});
