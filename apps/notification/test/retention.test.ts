import type { House } from '@civicline/testkit';
import { eventually, startHouse } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

let house: House;
let raw: Client;
beforeAll(async () => {
  house = await startHouse();
  raw = new Client({ connectionString: new URL('/civicline', house.postgres).href });
  await raw.connect();
});
afterAll(async () => {
  await raw?.end();
  await house?.stop();
});

interface Column {
  readonly name: string;
  readonly type: string;
}
const fillers: Readonly<Record<string, () => unknown>> = {
  text: () => `x${randomUUID()}`,
  uuid: randomUUID,
  integer: () => 1,
  boolean: () => false,
  jsonb: () => '{}',
  ARRAY: () => [],
  bytea: () => Buffer.from('%PDF-1.7'),
  'timestamp with time zone': () => new Date(),
};

/** A row of a table of the house, of which only this much matters; what it must have besides is made up. Gives its key. */
const add = async (table: string, key: string, given: Readonly<Record<string, unknown>>): Promise<string> => {
  const [schema, name] = table.split('.');
  const { rows } = await raw.query<Column>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = $1 AND table_name = $2 AND is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO'`,
    [schema, name],
  );
  const made = Object.fromEntries(rows.map(({ name: column, type }) => [column, fillers[type]?.()]));
  const row = { ...made, ...given };
  const columns = Object.keys(row);
  const { rows: back } = await raw.query<{ key: string }>(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, n) => `$${n + 1}`).join(', ')}) RETURNING ${key}::text AS key`,
    Object.values(row),
  );
  return back[0]?.key ?? '';
};
const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

interface Kind {
  /** As it stands in the settings. */
  readonly setting: string;
  readonly service: 'scheduling' | 'routing' | 'intake' | 'notification' | 'directory';
  readonly days: number;
  readonly table: string;
  readonly key?: string;
  /** One that was over so many days ago. */
  readonly row: (days: number) => Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>;
  /** SQL of one out of which the person is taken; left out: the row is gone. */
  readonly gone?: string;
}

const citizen = { citizen_name: 'An', citizen_phone: '+84912345678', citizen_email: '' };
const nobody = `citizen_name = '' AND citizen_phone = ''`;
const visit = (days: number) => ({
  ...{ ...citizen, status: 'fulfilled', locale: 'vi', reason: '{"vi": "bận", "en": ""}' },
  ...{ start_at: ago(days), end_at: ago(days) },
});
const question = (days: number) => ({
  ...citizen,
  status: 'closed',
  question: 'Vì sao?',
  changed_at: ago(days),
  delays: '[]',
});
const keys = (service: Kind['service']): Kind => ({
  ...{ setting: 'IDEMPOTENCY_DAYS', service, days: 8, table: `${service}.idempotency_key`, key: 'key' },
  row: (days) => ({ created_at: ago(days) }),
});
const kinds: readonly Kind[] = [
  ...[keys('scheduling'), keys('routing'), keys('intake'), keys('notification'), keys('directory')],
  {
    ...{ setting: 'VISIT_DAYS', service: 'scheduling', days: 730, table: 'scheduling.appointment' },
    ...{ row: visit, gone: `${nobody} AND reason IS NULL` },
  },
  {
    ...{ setting: 'WAITLIST_DAYS', service: 'scheduling', days: 180, table: 'scheduling.waitlist_entry', gone: nobody },
    row: (days) => ({ ...citizen, status: 'left', locale: 'vi', changed_at: ago(days) }),
  },
  {
    ...{ setting: 'QUESTION_DAYS', service: 'routing', days: 1825, table: 'routing.referral' },
    ...{ row: question, gone: `${nobody} AND question = ''` },
  },
  {
    ...{ setting: 'FILE_DAYS', service: 'routing', days: 1095, table: 'routing.attachment' },
    row: async (days) => ({ referral_id: await add('routing.referral', 'id', question(days)) }),
  },
  {
    ...{
      setting: 'POST_DAYS',
      service: 'routing',
      days: 730,
      table: 'routing.post_leg',
      gone: `${nobody} AND address = ''`,
    },
    row: (days) => ({ ...citizen, kind: 'pickup', status: 'delivered', place: 'kept', changed_at: ago(days) }),
  },
  {
    ...{ setting: 'CALL_DAYS', service: 'intake', days: 730, table: 'intake.call', gone: `number = ''` },
    row: (days) => ({
      ...{ direction: 'inbound', number: '+84912345678', locale: 'vi', distribution: 'ours', state: 'ended' },
      ...{ outcome: 'completed', arrived_at: ago(days), ended_at: ago(days) },
    }),
  },
  {
    ...{ setting: 'RECORD_DAYS', service: 'intake', days: 730, table: 'intake.record' },
    row: (days) => ({ status: 'complete', number: '+84912345678', changed_at: ago(days) }),
    gone: `number = '' AND question = '' AND answer = ''`,
  },
  {
    ...{ setting: 'CALL_BACK_DAYS', service: 'intake', days: 365, table: 'intake.call_back' },
    row: (days) => ({
      ...{ status: 'reached', cause: 'asked_agent', number: '+84912345678', locale: 'vi', attempts: '[]' },
      ...{ promised_at: ago(days), settled_at: ago(days) },
    }),
    gone: `number = '' AND name = ''`,
  },
  {
    ...{ setting: 'WHISPER_DAYS', service: 'intake', days: 7, table: 'intake.whisper' },
    row: (days) => ({ agent_id: 'agent01', at: ago(days) }),
  },
  {
    ...{ setting: 'MESSAGE_DAYS', service: 'notification', days: 365, table: 'notification.message' },
    row: (days) => ({
      ...{ channel: 'sms', locale: 'vi', status: 'delivered', queued_at: ago(days) },
      ...{ recipient_masked: '•••678', address_hash: randomUUID() },
    }),
    gone: 'recipient_masked IS NULL AND address_hash IS NULL',
  },
  {
    ...{ setting: 'SMS_DAYS', service: 'notification', days: 1, table: 'notification.inbound' },
    row: (days) => ({ phone: '+84912345678', text: 'CO', status: 'failed', received_at: ago(days) }),
    gone: 'phone IS NULL AND text IS NULL',
  },
  {
    ...{ setting: 'ERASURE_DAYS', service: 'notification', days: 1825, table: 'notification.erasure' },
    row: (days) => ({ number: '', finished_at: ago(days) }),
  },
  {
    ...{ setting: 'SEARCH_DAYS', service: 'directory', days: 180, table: 'directory.missed_search', key: 'query' },
    row: (days) => ({ last_seen: ago(days) }),
  },
];

const isGone = async ({ table, key = 'id', gone }: Kind, row: string): Promise<boolean> => {
  const { rows } = await raw.query<{ gone: boolean }>(
    `SELECT ${gone ?? 'false'} AS gone FROM ${table} WHERE ${key}::text = $1`,
    [row],
  );
  return rows[0]?.gone ?? true;
};

it('each kind of thing goes when its time is over, and not a day before', async () => {
  const made: { kind: Kind; old: string; young: string }[] = [];
  for (const kind of kinds) {
    const rowOf = async (days: number) => add(kind.table, kind.key ?? 'id', await kind.row(days));
    // Half a day on either side.
    made.push({ kind, old: await rowOf(kind.days + 0.5), young: await rowOf(kind.days - 0.5) });
  }
  const state = async () =>
    Promise.all(
      made.map(async ({ kind, old, young }) => [
        `${kind.service} ${kind.setting}`,
        await isGone(kind, old),
        await isGone(kind, young),
      ]),
    );
  expect(new Set((await state()).flatMap(([, ...states]) => states))).toEqual(new Set([false]));
  // It is looked for every hour, and when a process starts.
  for (const service of ['scheduling', 'routing', 'call-intake', 'notification', 'department-directory'])
    for (const pid of house.pidsOf(service)) process.kill(pid, 'SIGKILL');
  await eventually(async () => {
    expect(await state()).toEqual(made.map(({ kind }) => [`${kind.service} ${kind.setting}`, true, false]));
  });
});
