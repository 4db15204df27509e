// dependency-cruiser, and proof that it looked: with a compiler it does not know it finds 0 modules and is content.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const isSource = (entry) =>
  entry.isFile() &&
  /\.tsx?$/.test(entry.name) &&
  /(^|\/)src(\/|$)/.test(entry.parentPath) &&
  !/node_modules|\/dist/.test(entry.parentPath);
const files = ['apps', 'packages'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter(isSource),
).length;

const { stdout, stderr, status } = spawnSync(
  'node_modules/.bin/depcruise',
  ['apps', 'packages', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
  { encoding: 'utf8', maxBuffer: 64 << 20 },
);
process.stdout.write(stdout + stderr);
const cruised = Number(/(\d+) modules/.exec(stdout)?.[1] ?? 0);
if (cruised < files) {
  console.error(`only ${cruised} modules were cruised, there are ${files} source files`);
  process.exit(1);
}
process.exit(status ?? 1);
