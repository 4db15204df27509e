import { freePort } from '@civicline/local/postgres';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { eventually } from './eventually';

export interface RealAsterisk {
  /** What openAri needs of it. */
  readonly ari: { readonly url: string; readonly username: string; readonly password: string };
  /** HOST:PORT where telephones and the trunk reach it. */
  readonly sip: string;
  /** Where telephones in browsers do, over TLS. */
  readonly webPhones: string;
  /** The authority that says so, as PEM. */
  authority(): string;
  /** HOST:PORT of the trunk's other end: who calls from there is a citizen, whom it calls is outside the house. */
  readonly trunk: string;
  /** Eleven telephones at least, from 101 on. */
  password(extension: string): string;
  /** As when the power goes and comes again: no call is left. */
  restart(): Promise<void>;
  drop(): Promise<void>;
}

const deploy = path.resolve(__dirname, '../../../deploy/asterisk');
const development = { username: 'civicline', password: 'civicline' };
const trunkHost = '127.0.0.2';

const run = (command: string, args: readonly string[]) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${path.basename(args[0] ?? command)}: ${error?.message ?? (stderr || stdout).slice(-500)}`);
  return stdout;
};

const untilItAnswers = (url: string) =>
  eventually(async () => {
    const authorization = `Basic ${Buffer.from(`${development.username}:${development.password}`).toString('base64')}`;
    const response = await fetch(`${url}/asterisk/info`, { headers: { authorization } });
    if (!response.ok) throw new Error(`Asterisk answers ${response.status}`);
  });

/** One that runs already, with deploy/asterisk's development configuration: ASTERISK_ARI_URL says where. */
const givenAsterisk = (given: string): RealAsterisk => {
  const { username, password, origin, pathname } = new URL(given);
  const url = `${origin}${pathname.replace(/\/$/, '')}`;
  return {
    ari: { url, username: username || development.username, password: password || development.password },
    sip: process.env['ASTERISK_SIP'] ?? '127.0.0.1:15060',
    webPhones: process.env['ASTERISK_WEB_PHONES'] ?? 'wss://127.0.0.1:8089/ws',
    authority: () => {
      const file = process.env['ASTERISK_CA'];
      if (!file)
        throw new Error('ASTERISK_CA names the authority of the certificate of this Asterisk: keys/ca.pem of its site');
      return readFileSync(file, 'utf8');
    },
    trunk: process.env['ASTERISK_TRUNK'] ?? `${trunkHost}:15080`,
    password: () => development.password,
    restart: async () => {
      const command = process.env['ASTERISK_RESTART'];
      if (!command) throw new Error('ASTERISK_RESTART says by what command this Asterisk is killed and started again');
      run('sh', ['-c', command]);
      await untilItAnswers(url);
    },
    drop: () => Promise.resolve(),
  };
};

/** Where a packaged Asterisk keeps its modules and data, with everything that it writes moved into a folder of ours. */
const ownFolders = (dir: string): string => {
  const packaged = readFileSync('/etc/asterisk/asterisk.conf', 'utf8');
  const own = {
    astetcdir: 'etc',
    astrundir: 'run',
    astlogdir: 'log',
    astspooldir: 'spool',
    astdbdir: 'db',
    astcachedir: 'cache',
  };
  return Object.entries(own).reduce(
    (text, [name, folder]) =>
      text.replace(new RegExp(`^;?\\s*${name}\\s.*$`, 'm'), `${name} => ${path.join(dir, folder)}`),
    packaged.replace('[directories](!)', '[directories]'),
  );
};

/** One of our own, out of the `asterisk` on PATH. */
const ownAsterisk = async (): Promise<RealAsterisk> => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'civicline-asterisk-'));
  for (const folder of ['run', 'log', 'spool/recording', 'db', 'cache'])
    mkdirSync(path.join(dir, folder), { recursive: true });
  const etc = path.join(dir, 'etc');
  cpSync('/etc/asterisk', etc, { recursive: true, dereference: true });
  const [http, tls, sip, trunk, rtp] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  run(process.execPath, [
    path.join(deploy, 'site.mjs'),
    ...['--development', '--out', etc, '--at', etc, '--phones', '11'],
    ...['--http', String(http), '--tls', String(tls), '--sip', String(sip)],
    ...['--trunk', `${trunkHost}:${trunk}`, '--rtp', `${rtp}-${Math.min(rtp + 999, 65_535)}`],
  ]);
  const settings = path.join(etc, 'asterisk.conf');
  writeFileSync(settings, ownFolders(dir));
  const url = `http://127.0.0.1:${http}/ari`;
  const start = async () => {
    const child = spawn('asterisk', ['-C', settings, '-f', '-n'], { stdio: 'ignore' });
    await untilItAnswers(url);
    return child;
  };
  let running = await start();
  const kill = async () => {
    if (running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await gone;
  };
  return {
    ari: { url, ...development },
    sip: `127.0.0.1:${sip}`,
    webPhones: `wss://127.0.0.1:${tls}/ws`,
    authority: () => readFileSync(path.join(etc, 'keys/ca.pem'), 'utf8'),
    trunk: `${trunkHost}:${trunk}`,
    password: () => development.password,
    restart: async () => {
      await kill();
      running = await start();
    },
    drop: async () => {
      await kill();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

/**
 * A real Asterisk with deploy/asterisk's development configuration: the one at ASTERISK_ARI_URL, else one of one's own where
 * `asterisk` is on PATH. Throws with what is missing when there is neither.
 */
export const realAsterisk = async (): Promise<RealAsterisk> => {
  const given = process.env['ASTERISK_ARI_URL'];
  if (given) return givenAsterisk(given);
  const onPath = (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(path.join(folder, 'asterisk')));
  if (!onPath)
    throw new Error('telephony needs a real Asterisk: one at ASTERISK_ARI_URL, or `asterisk` (20 or later) on PATH');
  return ownAsterisk();
};
