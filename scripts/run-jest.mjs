// Starts one real PostgreSQL for all tests, runs jest, and counts.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './install.mjs';

const require = createRequire(import.meta.url);

/** Resolves to jest's exit code. Ctrl-C reaches jest as well; we stay to clean up after it. */
const jest = (report, args, env) =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    const child = spawn(
      process.execPath,
      [
        '--no-deprecation',
        path.join(root, 'node_modules/jest/bin/jest.js'),
        '--json',
        `--outputFile=${report}`,
        ...args,
      ],
      { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    child.on('exit', (code) => resolve(code));
  });

const slow = 15;

/** Where the time went, when it was more files than anybody counts: the slowest of them, in seconds. */
const slowest = (files) =>
  files.length <= slow
    ? []
    : files
        .map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1_000 }))
        .sort((a, b) => b.seconds - a.seconds)
        .slice(0, slow)
        .map(({ name, seconds }) => `${seconds.toFixed(0).padStart(4)} s  ${path.relative(root, name)}`);

/** What passed and what failed. A skipped test is named; in CI (CI=true) it counts as failed, for there all parts are real. */
export const runJest = async (args, env = {}) => {
  const { startPostgres } = require(path.join(root, 'packages/local/dist/index.js'));
  const { callKeysIn, keyringIn } = require(path.join(root, 'packages/local/dist/keys.js'));
  const dir = mkdtempSync(path.join('/var/tmp', 'civicline-test-'));
  // PostgreSQL may have to run as somebody else, who must come in.
  chmodSync(dir, 0o755);
  const report = path.join(dir, 'report.json');
  let code = 1;
  let results;
  let postgres;
  try {
    postgres = await startPostgres({ dir: path.join(dir, 'data'), volatile: true, say: console.log });
    // One set for all: files that run side by side start processes that must know one another.
    const keys = path.join(dir, 'keys');
    callKeysIn(keys);
    keyringIn(keys, 'scheduling');
    const given = {
      CIVICLINE_TEST_POSTGRES: postgres.url,
      CIVICLINE_TEST_KEYS: keys,
      CIVICLINE_TEST_REQUEST_TIMEOUT_MS: '60000',
    };
    code = await jest(report, args, { ...given, ...env });
    results = JSON.parse(readFileSync(report, 'utf8'));
  } catch (error) {
    console.error(`the tests did not run to their end: ${error.message}`);
  } finally {
    await postgres?.stop();
    rmSync(dir, { recursive: true, force: true });
  }
  const all = results?.testResults.flatMap(({ assertionResults }) => assertionResults) ?? [];
  for (const line of slowest(results?.testResults ?? [])) console.log(line);
  const skipped = all.filter(({ status }) => status === 'pending' || status === 'todo');
  for (const { fullName } of skipped) console.log(`skipped: ${fullName}`);
  const passed = results?.numPassedTests ?? 0;
  // A file that could not even be loaded counts as a failure.
  const broken = results ? results.numFailedTests + results.numRuntimeErrorTestSuites : 1;
  const failed = broken + (process.env.CI ? skipped.length : 0);
  return { passed, failed, whole: code === 0 && failed === 0 && passed > 0 };
};
