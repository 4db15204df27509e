import type { CallContext, Implementation, Role } from '@civicline/service-kit';
import { callContext, steadyClock } from '@civicline/service-kit';
import { Refusal } from '@civicline/service-kit/refusal';
import { eventually } from '@civicline/testkit';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { coreMigrations } from '../src';
import { auditMigrations, changed, concerns, openAudit, shows } from '../src/audit';
import { accesses } from '../src/audit/accesses';
import { faultsIn } from '../src/audit/chain';
import { chainIn, headIn } from '../src/audit/chain-in';
import { readKeyring } from '../src/keyring';
import { log, storeWorld } from './world';

const world = storeWorld();
const secrets = { a: randomBytes(32).toString('base64url'), b: randomBytes(32).toString('base64url') };
const ringOf = (current: 'a' | 'b', ...ids: ('a' | 'b')[]) =>
  readKeyring(JSON.stringify({ current, keys: ids.map((id) => ({ id, secret: secrets[id] })) }));
const ring = ringOf('a', 'a');
const [an, binh] = ['+84912345678', '+84987654321'];

let raw: Client;
beforeEach(async () => {
  raw = new Client({ connectionString: world.postgres().url });
  await raw.connect();
});
afterEach(async () => {
  await raw.query('DROP SCHEMA test CASCADE');
  await raw.end();
});

const nothingKept = {
  collect: () => Promise.resolve({}),
  kinds: {},
  left: () => Promise.resolve(0),
};
const open = async (keyring = ring, isSealing = true) => {
  const store = await world.started(world.closed({ migrations: [...coreMigrations, ...auditMigrations], keyring }));
  const audit = openAudit({ store, keyring, clock: steadyClock(), log, keeper: nothingKept, days: {} });
  if (isSealing) for (const one of audit.parts) await world.started(one);
  return { store, audit, accesses: accesses(store, keyring) };
};
type Opened = Awaited<ReturnType<typeof open>>;

const by = (role: Role, id: string, officeId?: string): CallContext =>
  callContext({ caller: { role, id, ...(officeId ? { officeId } : {}) } });

/** Calls as a service has them, behind its audit. */
const doorsOf = ({ audit, store }: Pick<Opened, 'audit' | 'store'>) => {
  const method = (name: string, responseStream = false) => ({ path: `/test.Things/${name}`, responseStream });
  const { handlers, keptOut } = audit.witnessed({
    definition: {
      getThing: method('GetThing'),
      changeThing: method('ChangeThing'),
      followThings: method('FollowThings', true),
    },
    handlers: {
      getThing: ({ code, phone, refuse }: { code: string; phone: string; refuse?: boolean }) => {
        concerns(an);
        if (refuse) throw new Refusal('FORBIDDEN', 'denied');
        if (!phone) shows(binh, 'file-1');
        return Promise.resolve({ thing: { code, citizen: { phone } } });
      },
      changeThing: async ({ fails }: { fails?: boolean }) => {
        await store.transaction(async (tx) => {
          changed(tx, an, 'LH-1');
          await tx.query('SELECT 1');
          if (fails) throw new Error('after all');
        });
        return { thing: { citizen: { phone: an } } };
      },
      followThings: async function* () {
        yield { number: an };
        yield { number: an };
        await Promise.resolve();
        yield { number: binh };
      },
    },
  } as unknown as Implementation);
  return { ...(handlers as unknown as Things), keptOut };
};

interface Things {
  getThing(request: object, call: CallContext): Promise<unknown>;
  changeThing(request: object, call: CallContext): Promise<unknown>;
  followThings(request: object, call: CallContext): AsyncIterable<unknown>;
}

/** All that was noted, oldest first, once it stands in the chain. */
const noted = async (opened: Opened) => {
  await eventually(async () => expect(await opened.store.query('SELECT FROM audit_arrival')).toEqual([]));
  return (await opened.accesses({ limit: 1_000 })).reverse();
};
const faults = async (keyring = ring, seen?: { seq: number; hash: string }) =>
  (await faultsIn('test', chainIn(raw, 'test'), await headIn(raw, 'test'), keyring, seen)).faults;

/** Five entries in the chain. */
const fiveIn = async (opened: Opened) => {
  const { getThing } = doorsOf(opened);
  for (let n = 1; n <= 5; n++) await getThing({ code: `LH-${n}`, phone: an }, by('agent', 'a1'));
  expect(await noted(opened)).toHaveLength(5);
  expect(await faults()).toEqual([]);
};
/** What somebody with the keys of the database, and none of ours, can do. */
const tamper = async (...statements: string[]) => {
  await raw.query('SET session_replication_role = replica');
  for (const statement of statements) await raw.query(statement);
  await raw.query('RESET session_replication_role');
};

it('who of the staff is shown, changes or is refused whose data is noted before they have the answer', async () => {
  const opened = await open();
  const { getThing, changeThing } = doorsOf(opened);
  await getThing({ code: 'LH-1', phone: an }, by('agent', 'a1'));
  await getThing({ code: 'LH-1', phone: '•••678' }, by('officer', 'o1', 'office-1'));
  await getThing({ code: 'LH-2', phone: '' }, by('supervisor', 's1'));
  await changeThing({}, by('officer', 'o1', 'office-1'));
  await expect(getThing({ code: 'LH-3', refuse: true }, by('officer', 'o2', 'office-2'))).rejects.toThrow('FORBIDDEN');
  await expect(changeThing({ fails: true }, by('agent', 'a1'))).rejects.toThrow('after all');
  expect(await noted(opened)).toMatchObject([
    { seq: 1, role: 'agent', account: 'a1', act: 'GetThing', about: ['LH-1'], outcome: 'shown' },
    { seq: 2, account: 's1', about: ['LH-2', 'file-1'], outcome: 'shown' },
    { seq: 3, account: 'o1', office: 'office-1', act: 'ChangeThing', about: ['LH-1'], outcome: 'changed' },
    { seq: 4, account: 'o2', office: 'office-2', about: ['LH-3'], outcome: 'FORBIDDEN' },
  ]);
  const whose = async (number: string) => (await opened.accesses({ number, limit: 10 })).map(({ seq }) => seq).sort();
  expect(await whose(an)).toEqual([1, 3, 4]);
  expect(await whose(binh)).toEqual([2]);
  expect((await opened.accesses({ account: 'o1', limit: 10 })).map(({ seq }) => seq)).toEqual([3]);
  expect((await opened.accesses({ about: 'LH-1', limit: 10 })).map(({ seq }) => seq)).toEqual([3, 1]);
  const { rows } = await raw.query('SELECT * FROM test.audit_entry');
  expect(JSON.stringify(rows)).not.toMatch(/912345678|987654321/);
  expect(await faults()).toEqual([]);
});

it('who of the staff is kept out by the contract is noted; a citizen is not', async () => {
  const opened = await open();
  const { keptOut } = doorsOf(opened);
  await keptOut?.('/test.Things/GetThing', { code: 'LH-9' }, by('citizen', 'c1'));
  await keptOut?.('/test.Things/GetThing', { code: 'LH-4' }, by('officer', 'o2', 'office-2'));
  const expected = { account: 'o2', office: 'office-2', act: 'GetThing', about: ['LH-4'], outcome: 'FORBIDDEN' };
  expect(await noted(opened)).toMatchObject([expected]);
});

it('citizens and the services of the house are not noted; a system of somebody else is', async () => {
  const opened = await open();
  const { getThing } = doorsOf(opened);
  await getThing({ code: 'LH-1', phone: an }, by('citizen', 'browser'));
  await getThing({ code: 'LH-1', phone: an }, by('system', 'notification'));
  await getThing({ code: 'LH-1', phone: an }, by('system', 'system-post-office'));
  expect(await noted(opened)).toMatchObject([{ role: 'system', account: 'system-post-office' }]);
});

it('a stream notes each person once, before they are shown', async () => {
  const opened = await open();
  const seen: number[] = [];
  for await (const _ of doorsOf(opened).followThings({}, by('agent', 'a1'))) {
    const [row] = await opened.store.query<{ n: number }>(
      'SELECT (SELECT count(*) FROM audit_arrival)::int + (SELECT count(*) FROM audit_entry)::int AS n',
    );
    seen.push(row?.n ?? 0);
  }
  expect(seen).toEqual([1, 1, 2]);
});

it('what cannot be noted is not shown', async () => {
  const opened = await open();
  await raw.query('ALTER TABLE test.audit_arrival RENAME TO elsewhere');
  await expect(doorsOf(opened).getThing({ code: 'LH-1', phone: an }, by('agent', 'a1'))).rejects.toThrow();
  await raw.query('ALTER TABLE test.elsewhere RENAME TO audit_arrival');
});

it('replicas make one chain of what all of them note at once', async () => {
  const both = [await open(), await open()];
  await Promise.all(
    Array.from({ length: 300 }, (_, n) =>
      doorsOf(both[n % 2] as Opened).getThing({ code: `LH-${n}`, phone: an }, by('agent', `a${n % 7}`)),
    ),
  );
  const entries = await noted(both[0] as Opened);
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 300 }, (_, n) => n + 1));
  expect(await faults()).toEqual([]);
});

it('tables refuse to change what was noted', async () => {
  await fiveIn(await open());
  for (const act of [
    `UPDATE test.audit_entry SET account = 'nobody' WHERE seq = 2`,
    'DELETE FROM test.audit_entry WHERE seq = 2',
    'TRUNCATE test.audit_entry',
    `UPDATE test.audit_arrival SET account = 'nobody'`,
    'DELETE FROM test.audit_head',
    'UPDATE test.audit_head SET seq = 3',
  ])
    await expect(raw.query(act)).rejects.toThrow('only added to');
});

it('what was noted leaves the table of what has arrived for the chain alone, also before it is in it', async () => {
  const { store, audit } = await open(ring, false);
  await doorsOf({ store, audit }).getThing({ code: 'LH-1', phone: an }, by('agent', 'a1'));
  await expect(raw.query('DELETE FROM test.audit_arrival')).rejects.toThrow('only added to');
  // With an entry of their own making beside it, that no head of ours covers.
  await raw.query('BEGIN; DELETE FROM test.audit_arrival');
  await raw.query(
    `INSERT INTO test.audit_entry (seq, at, role, account, office, act, about, outcome, subjects, hash)
     VALUES (1, now(), 'agent', 'a1', '', 'GetThing', '{LH-1}', 'shown', '{}', '')`,
  );
  await expect(raw.query('COMMIT')).rejects.toThrow('only added to');
  const opened = await open();
  expect(await noted(opened)).toMatchObject([{ seq: 1, account: 'a1', about: ['LH-1'] }]);
  expect(await faults()).toEqual([]);
});

it.each([
  ['changed', [`UPDATE test.audit_entry SET account = 'a2' WHERE seq = 3`], /^entry 3 of .* is not what was sealed$/],
  ['taken out', ['DELETE FROM test.audit_entry WHERE seq = 3'], /^entries 3 to 3 are missing$/],
  ['cut off', ['DELETE FROM test.audit_entry WHERE seq > 3'], /^entries 4 to 5 are missing at the end$/],
  [
    'put in another order',
    [
      'UPDATE test.audit_entry SET seq = 0 WHERE seq = 2',
      'UPDATE test.audit_entry SET seq = 2 WHERE seq = 3',
      'UPDATE test.audit_entry SET seq = 3 WHERE seq = 0',
    ],
    /^entry 2 of .* is not what was sealed$/,
  ],
  [
    'cut off with a head of their own making',
    [
      'DELETE FROM test.audit_entry WHERE seq > 3',
      'UPDATE test.audit_head SET seq = 3, hash = (SELECT hash FROM test.audit_entry WHERE seq = 3)',
    ],
    /^the head is not what was signed$/,
  ],
  ['left without a head', ['DELETE FROM test.audit_head'], /^5 entries, and the head is missing$/],
])('a chain of which something was %s says so', async (_, statements, fault) => {
  await fiveIn(await open());
  await tamper(...statements);
  expect((await faults())[0]).toMatch(fault);
});

it('a chain cut off and given back an older head of ours is known by a head that was kept elsewhere', async () => {
  const opened = await open();
  await fiveIn(opened);
  const { rows } = await raw.query<Record<'seq' | 'hash' | 'key_id' | 'mac', string>>('SELECT * FROM test.audit_head');
  const old = rows[0];
  await doorsOf(opened).getThing({ code: 'LH-6', phone: binh }, by('agent', 'a1'));
  const last = (await noted(opened)).at(-1);
  await tamper(
    'DELETE FROM test.audit_entry WHERE seq = 6',
    `UPDATE test.audit_head SET seq = ${old?.seq}, hash = '${old?.hash}', key_id = '${old?.key_id}', mac = '${old?.mac}'`,
  );
  expect(await faults()).toEqual([]);
  expect(await faults(ring, { seq: 6, hash: last?.hash ?? '' })).toEqual([
    'the chain ended with entry 6 when it was looked at before, and ends with 5',
  ]);
});

it('keys change, and people are found in what was noted with either', async () => {
  const before = await open();
  await doorsOf(before).getThing({ code: 'LH-1', phone: an }, by('agent', 'a1'));
  await noted(before);
  const both = ringOf('b', 'a', 'b');
  const after = await open(both);
  await doorsOf(after).getThing({ code: 'LH-2', phone: an }, by('agent', 'a1'));
  await noted(after);
  expect((await after.accesses({ number: an, limit: 10 })).map(({ about }) => about)).toEqual([['LH-2'], ['LH-1']]);
  expect(await faults(both)).toEqual([]);
});

it('the command says whether a chain is whole, and remembers its head', async () => {
  await fiveIn(await open());
  const heads = path.join(mkdtempSync(path.join(os.tmpdir(), 'civicline-heads-')), 'heads.json');
  const keys = JSON.stringify({ current: 'a', keys: [{ id: 'a', secret: secrets.a }] });
  const main = path.resolve(__dirname, '../dist/audit-main.js');
  const verify = () => {
    const of = ['--schema', 'test', '--postgres', world.postgres().url, '--keys', keys, '--heads', heads];
    const { status, stdout } = spawnSync(process.execPath, ['--no-deprecation', main, 'verify', ...of], {
      encoding: 'utf8',
    });
    return { status, stdout };
  };
  const hash = (await headIn(raw, 'test'))?.hash ?? '';
  expect(verify()).toEqual({ status: 0, stdout: `test: whole, 5 entries, head ${hash}\n` });
  expect(JSON.parse(readFileSync(heads, 'utf8'))).toEqual({ test: { seq: 5, hash } });
  await tamper(`UPDATE test.audit_entry SET outcome = 'changed' WHERE seq = 4`);
  expect(verify()).toEqual({
    status: 1,
    stdout: expect.stringMatching(/^test: entry 4 of .* is not what was sealed\n$/) as string,
  });
});
