// Everything that can be said of the code without running it. Each check prints its own faults; all of them run.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => path.join(root, 'node_modules/.bin', name);

const checks = [
  ['contracts are well formed', bin('buf'), ['lint']],
  ['contracts break nobody', 'node', ['scripts/check-breaking.mjs']],
  ['generated code is up to date', 'node', ['scripts/check-generated.mjs']],
  ['types', bin('tsc'), ['-p', 'tsconfig.json']],
  ['types of the desk', bin('tsc'), ['-p', 'apps/desk/tsconfig.json']],
  ['lint', bin('eslint'), ['.', '--max-warnings', '0']],
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['boundaries', 'node', ['scripts/check-boundaries.mjs']],
  ['rooms', 'node', ['scripts/check-rooms.mjs']],
  ['unused files, exports and dependencies', bin('knip'), ['--no-progress']],
];

const only = process.argv[2];
const failed = [];
for (const [name, command, args] of checks) {
  if (only && !name.includes(only)) continue;
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 });
  const passed = status === 0;
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (passed) continue;
  failed.push(name);
  console.log(`${stdout}${stderr}`.trimEnd());
}
if (failed.length) {
  console.log(`\ncheck failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
