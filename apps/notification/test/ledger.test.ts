import { eventMigrations } from '@civicline/events';
import { logger } from '@civicline/service-kit';
import { coreMigrations, openStore, schemaDrift } from '@civicline/store';
import { fixedClock, realPostgres } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { claimMessages } from '../src/commands/deliver-due';
import type { Notice } from '../src/commands/queue-notice';
import { queueNotice } from '../src/commands/queue-notice';
import { templateNamed } from '../src/domain/templates';
import { entities } from '../src/store/entities';
import { migrations } from '../src/store/migrations';

const log = logger('test', 'silent');
const clock = fixedClock('2026-11-25T04:00:00Z');
let store: ReturnType<typeof openStore>;
let drop: () => Promise<void>;

beforeAll(async () => {
  const postgres = await realPostgres();
  drop = () => postgres.drop();
  store = openStore({
    url: postgres.url,
    schema: 'notification',
    migrations: [...coreMigrations, ...eventMigrations, ...migrations],
    entities,
    log,
  });
  await store.start();
});
afterAll(async () => {
  await store.stop();
  await drop();
});

const notice = (subjectId: string, subjectVersion: number, more: Partial<Notice> = {}): Notice => ({
  template: 'appointment-moved',
  facts: templateNamed('appointment-moved').sample,
  subjectId,
  subjectCode: 'DN4K-7X3P',
  subjectVersion,
  locale: 'vi',
  traceparent: null,
  ...more,
});
const queue = (one: Notice) =>
  store.transaction((tx) => queueNotice({ clock, newId: randomUUID, quiet: null, zaloHas: () => false })(tx, one));
const linesOf = (subjectId: string) =>
  store.query<{ notice: string; channel: string; subject_version: number }>(
    'SELECT notice, channel, subject_version FROM message WHERE subject_id = $1 ORDER BY subject_version, channel',
    [subjectId],
  );
const claimed = async (subjectId: string) =>
  (await claimMessages({ store, clock, newId: randomUUID })(100))
    .map(({ message }) => message)
    .filter((message) => message.subjectId === subjectId);

it('the entities say what the migrations made', async () => {
  expect(await schemaDrift(store)).toEqual([]);
});

it('one line for each version and channel, however often and by however many it is queued', async () => {
  const id = randomUUID();
  await Promise.all(Array.from({ length: 8 }, () => queue(notice(id, 1))));
  await queue(notice(id, 2, { channels: ['sms'] }));
  expect(await linesOf(id)).toEqual([
    { notice: 'change', channel: 'email', subject_version: 1 },
    { notice: 'change', channel: 'sms', subject_version: 1 },
    { notice: 'change', channel: 'sms', subject_version: 2 },
  ]);
});

it('another kind of notice has a line of its own for the same version', async () => {
  const id = randomUUID();
  await queue(notice(id, 1, { channels: ['sms'] }));
  const columns = `subject_code, subject_version, channel, template, locale, facts, status, queued_at, due_at`;
  const again = (kind: string) =>
    store.query(
      `INSERT INTO message (id, subject_id, notice, ${columns})
       SELECT $2::uuid, subject_id, $3, ${columns} FROM message WHERE subject_id = $1 LIMIT 1`,
      [id, randomUUID(), kind],
    );
  await again('reminder');
  await expect(again('reminder')).rejects.toThrow(/message_once/);
  expect((await linesOf(id)).map((line) => line.notice).sort()).toEqual(['change', 'reminder']);
});

it('waits until its time; a later version waits for the earlier one that is on its way', async () => {
  const id = randomUUID();
  const noon = new Date('2026-11-25T05:00:00Z');
  await queue(notice(id, 1, { channels: ['sms'], notBefore: noon }));
  expect(await claimed(id)).toEqual([]);
  clock.set('2026-11-25T05:00:00Z');
  expect((await claimed(id)).map(({ subjectVersion }) => subjectVersion)).toEqual([1]);
  await queue(notice(id, 2, { channels: ['sms'] }));
  expect(await claimed(id)).toEqual([]);
});

it('a later version takes the place of one that still waits for its hour', async () => {
  const id = randomUUID();
  await queue(notice(id, 1, { channels: ['sms'], notBefore: new Date('2026-11-25T06:00:00Z') }));
  await queue(notice(id, 2, { channels: ['sms'] }));
  expect((await claimed(id)).map(({ subjectVersion }) => subjectVersion)).toEqual([2]);
  const [first] = await store.query(
    'SELECT status, reason FROM message WHERE subject_id = $1 AND subject_version = 1',
    [id],
  );
  expect(first).toEqual({ status: 'suppressed', reason: 'SUPERSEDED' });
});
