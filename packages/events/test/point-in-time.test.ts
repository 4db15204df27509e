import { freePort, startPostgres } from '@civicline/local/postgres';
import type { RealKafka } from '@civicline/testkit';
import { eventually, startKafka } from '@civicline/testkit';
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { announce, consume, relay } from '../src';
import { rewindGroups } from '../src/kafka-log-rewind';
import { effectsOn, happened, log, openService, takeEffect } from './world';

const group = 'told';
let kafka: RealKafka;
let dir: string;
const ends: (() => Promise<void> | void)[] = [];
beforeAll(async () => {
  kafka = await startKafka();
  dir = mkdtempSync(path.join('/var/tmp', 'civicline-point-in-time-'));
  // PostgreSQL may have to run as somebody else, who must come in and archive.
  chmodSync(dir, 0o755);
  mkdirSync(path.join(dir, 'archive'));
  chmodSync(path.join(dir, 'archive'), 0o777);
});
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  await kafka.drop();
  rmSync(dir, { recursive: true, force: true });
});

const connect = async (url: string) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
};
const start = async () => startPostgres({ dir: path.join(dir, 'data'), port: await freePort() });

/** What pg_basebackup does, where there is none: the files as they are, between two words to the server. */
const baseBackup = async (admin: Client, data: string): Promise<string> => {
  const backup = path.join(dir, 'base');
  await admin.query("SELECT pg_backup_start('base', true)");
  execFileSync('cp', ['-a', data, backup]);
  const { rows } = await admin.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop()');
  execFileSync('sh', ['-c', 'rm -rf pg_wal/* postmaster.pid postmaster.opts'], { cwd: backup });
  writeFileSync(path.join(backup, 'backup_label'), rows[0]?.labelfile ?? '');
  return backup;
};

/** Puts the backup where the data was, and says up to when the archive is to be followed. */
const restore = (backup: string, data: string, to: string) => {
  rmSync(data, { recursive: true, force: true });
  execFileSync('cp', ['-a', backup, data]);
  appendFileSync(
    path.join(data, 'postgresql.auto.conf'),
    `restore_command = 'cp ${path.join(dir, 'archive')}/%f %p'\n` +
      `recovery_target_time = '${to}'\nrecovery_target_action = 'promote'\n`,
  );
  writeFileSync(path.join(data, 'recovery.signal'), '');
  execFileSync('chown', ['-R', '--reference', path.join(backup, 'base'), data]);
};

it('a database that goes back to an hour ago is whole again: what had left leaves again, what had been taken is taken again, each once', async () => {
  let postgres = await start();
  const admin = await connect(postgres.url);
  for (const [name, value] of Object.entries({
    archive_mode: 'on',
    archive_command: `cp %p ${path.join(dir, 'archive')}/%f`,
  }))
    await admin.query(`ALTER SYSTEM SET ${name} = '${value}'`);
  const { rows: places } = await admin.query<{ data_directory: string }>('SHOW data_directory');
  const data = places[0]?.data_directory ?? '';
  await admin.end();
  await postgres.stop();
  postgres = await start();

  const carrier = `kafka=${kafka.brokers.join(',')}`;
  const { store, events } = openService(postgres.url, carrier);
  await store.start();
  await events.start();
  const say = (subject: string) => store.transaction((tx) => announce(tx, happened(subject, subject)));
  const carry = relay({ store, log: events, logger: log });
  const take = consume({ store, log: events, group, logger: log, handlers: takeEffect });
  const owner = await connect(postgres.url);

  await carry.start();
  await take.start();
  await say('taken before');
  await eventually(async () => expect(await effectsOn(store, 'taken before')).toHaveLength(1));
  const backup = await baseBackup(owner, data);
  await take.stop();
  await say('left before, taken after');
  await eventually(async () => expect(await store.query('SELECT FROM outbox')).toEqual([]));
  await carry.stop();
  await say('written before, left after');
  const { rows: times } = await owner.query<{ now: string }>('SELECT clock_timestamp()::text AS now');
  const to = times[0]?.now ?? '';

  const later = relay({ store, log: events, logger: log });
  const takeLater = consume({ store, log: events, group, logger: log, handlers: takeEffect });
  await later.start();
  await takeLater.start();
  await say('written after');
  const all = ['taken before', 'left before, taken after', 'written before, left after', 'written after'];
  for (const subject of all) await eventually(async () => expect(await effectsOn(store, subject)).toEqual([subject]));
  await owner.query('SELECT pg_switch_wal()');
  for (const piece of [takeLater, later, events, store]) await piece.stop();
  await owner.end();
  await postgres.stop();

  restore(backup, data, to);
  postgres = await start();
  ends.push(() => postgres.stop());
  const restored = openService(postgres.url, carrier);
  const looker = await connect(postgres.url);
  ends.push(() => looker.end());
  await eventually(async () =>
    expect((await looker.query('SELECT pg_is_in_recovery() AS goes_back')).rows).toEqual([{ goes_back: false }]),
  );
  await restored.store.start();
  ends.push(() => restored.store.stop());
  const effects = async () =>
    (await restored.store.query<{ subject: string }>('SELECT subject FROM effect ORDER BY subject')).map(
      ({ subject }) => subject,
    );
  expect(await effects()).toEqual(['taken before']);
  expect(await restored.store.query('SELECT key FROM outbox')).toEqual([{ key: 'written before, left after' }]);

  // The group's place in the log did not go back with the database.
  const rewound = await rewindGroups(kafka.brokers, [group], new Date(to.replace(' ', 'T').replace(/\+00$/, 'Z')));
  expect(rewound.map(({ topic }) => topic)).toEqual(['civicline.office.v1']);
  await rewindGroups(kafka.brokers, [group], new Date(0));
  await restored.events.start();
  ends.push(() => restored.events.stop());
  const again = relay({ store: restored.store, log: restored.events, logger: log });
  const takeAgain = consume({ store: restored.store, log: restored.events, group, logger: log, handlers: takeEffect });
  for (const piece of [again, takeAgain]) {
    await piece.start();
    ends.push(() => piece.stop());
  }
  await eventually(async () => expect(await restored.store.query('SELECT FROM outbox')).toEqual([]));
  await eventually(async () => expect(await restored.events.lag(group, ['civicline.office.v1'])).toBe(0));
  expect(await effects()).toEqual([...all].sort());
});
