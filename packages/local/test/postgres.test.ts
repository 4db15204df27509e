import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { discardPostgres, startPostgres } from '../src/postgres';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join('/var/tmp', 'civicline-test-'));
  chmodSync(home, 0o755);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const ask = async (url: string, sql: string) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

it('is made on first use and keeps its data from one start to the next', async () => {
  const dir = path.join(home, 'data');
  const first = await startPostgres({ dir, volatile: true });
  await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS figure');
  await first.stop();
  await first.stop();

  const second = await startPostgres({ dir, volatile: true });
  expect(await ask(second.url, 'SELECT figure FROM kept')).toEqual([{ figure: 7 }]);
  expect(await ask(second.url, "SELECT current_setting('server_version_num')::int / 10000 AS major")).toEqual([
    { major: 18 },
  ]);
  expect(statSync(`${dir}.password`).mode & 0o077).toBe(0);
  await second.stop();
});

it('wants its password and listens on loopback only', async () => {
  const server = await startPostgres({ dir: path.join(home, 'data'), volatile: true });
  const wrong = new URL(server.url);
  wrong.password = 'guess';
  await expect(ask(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  expect(await ask(server.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  await server.stop();
});

it('ends the server that outlived its starter, and takes over its data', async () => {
  const dir = path.join(home, 'data');
  const first = await startPostgres({ dir });
  await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS figure');
  // Nobody has stopped it: so it looks to a start after the starter was killed.
  const second = await startPostgres({ dir });
  await expect(ask(first.url, 'SELECT 1')).rejects.toThrow();
  expect(await ask(second.url, 'SELECT figure FROM kept')).toEqual([{ figure: 7 }]);
  // Killed without a word: postmaster.pid stays, with the number of a process that is gone.
  process.kill(second.pid, 'SIGKILL');
  const third = await startPostgres({ dir });
  expect(await ask(third.url, 'SELECT figure FROM kept')).toEqual([{ figure: 7 }]);
  await third.stop();
  expect(existsSync(path.join(dir, 'postmaster.pid'))).toBe(false);
});

// Only root runs it as somebody else; for others there is nothing to skip.
if (process.getuid?.() === 0)
  it.each([
    ['with a capability', ''],
    ['from a copy, where that may not be given', path.join(__dirname, 'without-setpriv')],
  ])('works from a folder that its own user cannot enter, %s', async (_, first) => {
    chmodSync(home, 0o700);
    const before = process.env['PATH'];
    if (first) process.env['PATH'] = `${first}:${before}`;
    const dir = path.join(home, 'data');
    try {
      const server = await startPostgres({ dir, volatile: true });
      await ask(server.url, 'CREATE TABLE kept AS SELECT 7 AS figure');
      await server.stop();
      const again = await startPostgres({ dir, volatile: true });
      expect(await ask(again.url, 'SELECT figure FROM kept')).toEqual([{ figure: 7 }]);
      expect(existsSync(path.join(dir, 'PG_VERSION'))).toBe(!first);
      await again.stop();
    } finally {
      process.env['PATH'] = before;
      await discardPostgres(dir);
    }
  });

it('begins anew when a start was cut off before the cluster was whole', async () => {
  const dir = path.join(home, 'data');
  const first = await startPostgres({ dir, volatile: true });
  await first.stop();
  rmSync(`${dir}.password`);
  const second = await startPostgres({ dir, volatile: true });
  expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await second.stop();
});

it('ends with the process that started it', async () => {
  const dir = path.join(home, 'data');
  const script = `require(${JSON.stringify(path.resolve(__dirname, '../dist/postgres.js'))})
    .startPostgres({ dir: ${JSON.stringify(dir)}, volatile: true }).then(({ pid }) => { console.log(pid); process.exit(3); })`;
  const starter = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  starter.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  expect(await new Promise((resolve) => starter.once('close', resolve))).toBe(3);
  const pid = Number(said);
  expect(pid).toBeGreaterThan(0);
  for (const until = Date.now() + 10_000; existsSync(`/proc/${pid}`) && Date.now() < until;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(existsSync(path.join(dir, 'postmaster.pid'))).toBe(false);
});
