// npm run upgrade -- --from COMMIT: starts the house as it was at that commit, replaces every process by today's while citizens book, and
// says whether one of them noticed. Ends with 1 when a request failed or a promise was lost.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build, install, root, run } from './install.mjs';

const [flag, from, ...others] = process.argv.slice(2);
if (flag !== '--from' || !from) {
  console.error('npm run upgrade -- --from COMMIT [--clients 8] [--around SECONDS] [--log kafka|postgres]');
  process.exit(1);
}
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
const version = git('rev-parse', '--short', `${from}^{commit}`);

install();
build();
const old = path.join(mkdtempSync(path.join('/var/tmp', 'civicline-from-')), version);
git('worktree', 'add', '--quiet', '--detach', old, version);
process.once('exit', () => git('worktree', 'remove', '--force', old));
const lock = (dir) => readFileSync(path.join(dir, 'package-lock.json'), 'utf8');
console.log(`installing and building ${version}`);
/** Where modules are: at the root, and in the rooms that need another version of one. */
const withModules = () =>
  [
    '',
    ...['apps', 'packages'].flatMap((kind) => readdirSync(path.join(root, kind)).map((name) => path.join(kind, name))),
  ].filter((dir) => existsSync(path.join(root, dir, 'node_modules')));
if (lock(old) === lock(root))
  for (const dir of withModules()) run('cp', ['-al', path.join(root, dir, 'node_modules'), path.join(old, dir)]);
else run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], { cwd: old });
run(path.join(old, 'node_modules/.bin/turbo'), ['run', 'build', '--output-logs=errors-only', '--no-update-notifier'], {
  cwd: old,
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
});
const main = path.join(root, 'proof/dist/upgrade/main.js');
run(process.execPath, ['--no-deprecation', main, '--from', old, '--version', version, ...others]);
