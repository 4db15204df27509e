// Everything that can be said of the code without running it. Each check prints its own faults; all of them run.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { availableParallelism } from 'node:os';
import path from 'node:path';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => path.join(root, 'node_modules/.bin', name);

/** Alone before the others: it writes what they read. */
const first = ['generated code is up to date', 'node', ['scripts/check-generated.mjs']];
/** The longest first: the others are done beside it. */
const others = [
  ['lint', bin('eslint'), ['.', '--max-warnings', '0']],
  ['contracts are well formed', bin('buf'), ['lint']],
  ['contracts break nobody', 'node', ['scripts/check-breaking.mjs']],
  ['types', bin('tsc'), ['-p', 'tsconfig.json']],
  ['types of the desk', bin('tsc'), ['-p', 'apps/desk/tsconfig.json']],
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['no secrets', bin('secretlint'), ['--maskSecrets', '**/*']],
  ['licences', 'node', ['scripts/check-licences.mjs']],
  ['no known faults in what the product runs on', 'node', ['scripts/check-advisories.mjs']],
  ['boundaries', 'node', ['scripts/check-boundaries.mjs']],
  ['rooms', 'node', ['scripts/check-rooms.mjs']],
  ['alerts', 'node', ['scripts/check-alerts.mjs']],
  ['what is deployed', 'node', ['scripts/check-deployment.mjs']],
  ['unused files, exports and dependencies', bin('knip'), ['--no-progress']],
];

/** Resolves to what a command printed and whether it ended well. */
const run = (command, args) =>
  new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ passed: false, output: String(error) }));
    child.on('close', (code) => resolve({ passed: code === 0, output }));
  });

const only = process.argv[2];
const wanted = ([name]) => !only || name.includes(only);
const failed = [];
const check = async ([name, command, args]) => {
  const started = Date.now();
  const { passed, output } = await run(command, args);
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (!passed) failed.push(name);
  if (!passed || output.startsWith('skipped: ')) console.log(output.trimEnd());
};
const waiting = others.filter(wanted);
const lane = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) await check(next);
};
if (wanted(first)) await check(first);
await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, lane));
if (failed.length) {
  console.log(`\ncheck failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
