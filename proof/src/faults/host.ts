import { freePort, startPostgres } from '@civicline/testkit';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';

const [near, far] = ['10.222.7.1', '10.222.7.2'] as const;
const megabytes = 700;

const run = (file: string, ...args: string[]) => execFileSync(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
const tried = (file: string, ...args: string[]) => {
  try {
    run(file, ...args);
  } catch {
    // It was not there.
  }
};

export const query = async <R extends object>(url: string, text: string, values: unknown[] = []): Promise<R[]> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<R>(text, values)).rows;
  } finally {
    await client.end();
  }
};

/**
 * Another host, in a network namespace behind a wire, with a PostgreSQL and its standby on a small disk of its own. The
 * standby is synchronous: what was committed is on both. Linux, as root.
 */
export const openHost = async () => {
  const ends: (() => unknown)[] = [];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return { ...(await build(ends)), close };
  } catch (error) {
    await close();
    throw error;
  }
};

const build = async (ends: (() => unknown)[]) => {
  const name = `civicline-${process.pid}`;
  const [wire, end] = [`cl${process.pid}a`, `cl${process.pid}b`];
  const disk = mkdtempSync('/var/tmp/civicline-faults-');

  ends.push(() => tried('ip', 'netns', 'del', name));
  run('ip', 'netns', 'add', name);
  run('ip', 'link', 'add', wire, 'type', 'veth', 'peer', 'name', end);
  run('ip', 'link', 'set', end, 'netns', name);
  run('ip', 'addr', 'add', `${near}/24`, 'dev', wire);
  run('ip', 'link', 'set', wire, 'up');
  for (const device of ['lo', end]) run('ip', '-n', name, 'link', 'set', device, 'up');
  run('ip', '-n', name, 'addr', 'add', `${far}/24`, 'dev', end);
  ends.push(() => rmSync(disk, { recursive: true, force: true }));
  ends.push(() => tried('umount', disk));
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', disk);

  const folder = (which: string) => path.join(disk, which);
  const start = async (which: string, port: number, settings: Record<string, string> = {}) => {
    const server = await startPostgres({
      dir: folder(which),
      port,
      address: far,
      namespace: name,
      settings: { min_wal_size: '32MB', max_wal_size: '64MB', ...settings },
    });
    ends.push(() => server.stop().catch(() => undefined));
    return server;
  };

  // Made first, so that others than loopback may come in.
  const ports = { first: await freePort(), second: await freePort() };
  await (await start('first', ports.first)).stop();
  appendFileSync(path.join(folder('first'), 'pg_hba.conf'), `host all,replication all ${near}/24 scram-sha-256\n`);
  let primary = await start('first', ports.first);

  // A copy that is made while the first one works (pg_backup_start), and follows it from then on.
  mkdirSync(folder('second'), { mode: 0o700 });
  const copying = new Client({ connectionString: primary.url });
  await copying.connect();
  await copying.query(`SELECT pg_backup_start('standby', true)`);
  cpSync(folder('first'), folder('second'), {
    recursive: true,
    filter: (from) => !/postmaster\.(?:pid|opts)$/.test(from),
  });
  const { rows } = await copying.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)');
  await copying.end();
  writeFileSync(path.join(folder('second'), 'backup_label'), rows[0]?.labelfile ?? '');
  writeFileSync(path.join(folder('second'), 'standby.signal'), '');
  copyFileSync(`${folder('first')}.password`, `${folder('second')}.password`);
  run('chown', '-R', '--reference', folder('first'), folder('second'));
  chmodSync(folder('second'), 0o700);
  const { password } = new URL(primary.url);
  const follow = `host=${far} port=${ports.first} user=postgres password=${decodeURIComponent(password)} application_name=second`;
  const standby = await start('second', ports.second, { primary_conninfo: follow });
  await query(primary.url, `ALTER SYSTEM SET synchronous_standby_names = 'second'`);
  await query(primary.url, 'SELECT pg_reload_conf()');

  const filler = path.join(disk, 'filler');
  return {
    /** Both servers, for who finds the primary by himself. */
    url: `postgres://postgres:${password}@${far}:${ports.first},${far}:${ports.second}/postgres`,
    /** The database of the house, on whichever is the primary now. */
    database: () => primary.url.replace(/\/postgres$/, '/civicline'),
    restart: async () => {
      await primary.stop();
      primary = await start('first', ports.first);
    },
    /** The first dies without a word; the second takes over, and waits for no copy any more. */
    failOver: async () => {
      process.kill(primary.pid, 'SIGKILL');
      primary = standby;
      await query(standby.url, 'SELECT pg_promote()');
      await query(standby.url, `ALTER SYSTEM RESET synchronous_standby_names`);
      await query(standby.url, 'SELECT pg_reload_conf()');
    },
    cut: () => void run('ip', 'link', 'set', wire, 'down'),
    join: () => void run('ip', 'link', 'set', wire, 'up'),
    fillDisk: () => tried('dd', 'if=/dev/zero', `of=${filler}`, 'bs=1M'),
    freeDisk: () => rmSync(filler, { force: true }),
    /** Starts the server that serves now, if it has ended. */
    revive: async () => {
      const alive = await query(primary.url, 'SELECT 1').catch(() => undefined);
      if (!alive) primary = await start(primary === standby ? 'second' : 'first', primary.port);
    },
  };
};

export type Host = Awaited<ReturnType<typeof openHost>>;
