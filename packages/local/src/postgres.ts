import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './free-port';
import type { Place } from './postgres-binaries';
import { findPlace } from './postgres-binaries';
import { hasEnded, isStill } from './process-table';

export { freePort } from './free-port';

export interface EmbeddedPostgresOptions {
  /** Where the cluster is kept. Its password is kept beside it, in `<dir>.password`. */
  readonly dir: string;
  /** Left out: any free port. */
  readonly port?: number;
  /** Trades safety for speed: only for clusters that are thrown away. */
  readonly volatile?: boolean;
  readonly say?: (line: string) => void;
  /** Where it listens; loopback by default. */
  readonly address?: string;
  /** A network namespace to run in (Linux, as root), as on another host. */
  readonly namespace?: string;
  /** Settings besides, such as primary_conninfo. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** Superuser, database postgres. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

const endWithinMs = 10_000;
const startWithinMs = 30_000;

/** Fast shutdown: connections are closed, everything is written. */
const end = async (pid: number) => {
  process.kill(pid, 'SIGINT');
  if (await hasEnded(pid, endWithinMs)) return;
  process.kill(pid, 'SIGKILL');
  await hasEnded(pid, endWithinMs);
};

/** A server that outlived its starter (killed without a word) is ended, so that its data can be used again. */
const endOrphan = async (dir: string) => {
  const file = path.join(dir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (isStill(pid, `-D ${dir} `)) await end(pid);
  rmSync(file, { force: true });
};

const environment = ({ native }: Place) => ({
  ...process.env,
  LC_ALL: 'C.UTF-8',
  LD_LIBRARY_PATH: path.join(native, 'lib'),
});

const makeCluster = (place: Place, password: string, volatile: boolean) => {
  rmSync(place.dir, { recursive: true, force: true });
  mkdirSync(place.dir, { recursive: true, mode: 0o700 });
  const handover = mkdtempSync(path.join(os.tmpdir(), 'civicline-'));
  const secret = path.join(handover, 'password');
  try {
    writeFileSync(secret, password, { mode: 0o600 });
    if (place.owner) {
      for (const entry of [place.dir, handover, secret]) chownSync(entry, place.owner.uid, place.owner.gid);
    }
    const { file, args, as } = place.command('initdb', [
      ...['-D', place.dir, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${secret}`],
      ...['-E', 'UTF8', '--locale-provider=icu', '--icu-locale=vi'],
      ...(volatile ? ['--no-sync'] : []),
    ]);
    const made = spawnSync(file, args, { ...as, env: environment(place), encoding: 'utf8', cwd: '/' });
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || String(made.error)}`);
  } finally {
    rmSync(handover, { recursive: true, force: true });
  }
};

/** The cluster's password. It is written when the cluster is whole: without it there is none, or half of one. */
const passwordOf = (place: Place, file: string, volatile: boolean): string => {
  if (!existsSync(file) || !existsSync(path.join(place.dir, 'PG_VERSION'))) {
    const password = randomBytes(18).toString('base64url');
    makeCluster(place, password, volatile);
    writeFileSync(file, password, { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
};

const untilReady = (child: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    let said = '';
    const limit = setTimeout(
      () => reject(new Error(`PostgreSQL did not start within ${startWithinMs / 1_000} s: ${said}`)),
      startWithinMs,
    );
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
      if (!/ready to accept (?:read-only )?connections/.test(said)) return;
      clearTimeout(limit);
      resolve();
    });
    child.once('exit', (code) => {
      clearTimeout(limit);
      reject(new Error(`PostgreSQL ended with ${code}: ${said}`));
    });
    child.once('error', (error) => {
      clearTimeout(limit);
      reject(error);
    });
  });

/** Removes a cluster with everything in it. */
export const discardPostgres = async (dir: string): Promise<void> => {
  const absolute = path.resolve(dir);
  if (!existsSync(`${absolute}.password`)) return;
  const place = findPlace(absolute);
  await endOrphan(place.dir);
  for (const entry of [place.home ?? place.dir, `${absolute}.password`])
    rmSync(entry, { recursive: true, force: true });
};

const setting = (name: string, value: string | number) => ['-c', `${name}=${value}`];

type Run = ReturnType<Place['command']>;

/** Whoever enters a namespace is root; PostgreSQL then is somebody else again. */
const inNamespace = (namespace: string | undefined, run: Run): Run => {
  if (namespace === undefined) return run;
  const { uid, gid } = run.as;
  const become = uid === undefined ? [] : ['setpriv', '--reuid', String(uid), '--regid', String(gid), '--clear-groups'];
  return { file: 'ip', args: ['netns', 'exec', namespace, ...become, run.file, ...run.args], as: {} };
};

/** Starts a real PostgreSQL on loopback, made on first use, with the data it had before. It ends when this process does. */
export const startPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const { volatile = false } = options;
  const dir = path.resolve(options.dir);
  mkdirSync(path.dirname(dir), { recursive: true });
  const place = findPlace(dir);
  if (place.remark) options.say?.(place.remark);
  await endOrphan(place.dir);
  const password = passwordOf(place, `${dir}.password`, volatile);
  const port = options.port ?? (await freePort());
  const address = options.address ?? '127.0.0.1';
  const { file, args, as } = inNamespace(
    options.namespace,
    place.command('postgres', [
      ...['-D', place.dir, '-p', String(port)],
      ...Object.entries(options.settings ?? {}).flatMap(([name, value]) => setting(name, value)),
      ...setting('listen_addresses', address),
      ...setting('unix_socket_directories', ''),
      // Five services, up to five of each, and up to sixteen connections in each pool beside those that listen.
      ...setting('max_connections', 600),
      ...setting('shared_buffers', '64MB'),
      ...(volatile ? ['fsync', 'synchronous_commit', 'full_page_writes'].flatMap((name) => setting(name, 'off')) : []),
    ]),
  );
  // Detached: Ctrl-C goes to everything in the terminal, and the database is to be the last that ends.
  const child = spawn(file, args, {
    ...as,
    env: environment(place),
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const pid = child.pid ?? 0;
  const endWithUs = () => void child.kill('SIGINT');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  await untilReady(child).catch(async (error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  child.unref();
  return {
    url: `postgres://postgres:${encodeURIComponent(password)}@${address}:${port}/postgres`,
    port,
    pid,
    stop: async () => {
      if (isStill(pid, `-D ${place.dir} `)) await end(pid);
    },
  };
};
