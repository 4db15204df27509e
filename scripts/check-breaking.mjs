// The contracts against their last released state: the newest tag v*, or else the first commit that had them.
import { spawnSync } from 'node:child_process';

const git = (...args) => spawnSync('git', args, { encoding: 'utf8' }).stdout.trim();
const released = git('tag', '--list', 'v*', '--sort=-v:refname').split('\n')[0];
if (!released) {
  console.log('no release yet: nothing to break');
  process.exit(0);
}
const { status } = spawnSync('node_modules/.bin/buf', ['breaking', '--against', `.git#tag=${released}`], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
