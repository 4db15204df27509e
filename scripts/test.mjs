// npm test: installs if needed, builds, starts one real PostgreSQL for all, runs every test and prints, last, the count.
// What follows `--` goes to jest.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, install, root } from './install.mjs';

install();
build();
const require = createRequire(import.meta.url);
const { startPostgres } = require(path.join(root, 'packages/local/dist/index.js'));

const dir = mkdtempSync(path.join('/var/tmp', 'civicline-test-'));
const postgres = await startPostgres({ dir: path.join(dir, 'data'), volatile: true });
const report = path.join(dir, 'report.json');
const env = { ...process.env, CIVICLINE_TEST_POSTGRES: postgres.url };
const jest = [
  '--no-deprecation',
  path.join(root, 'node_modules/jest/bin/jest.js'),
  '--json',
  `--outputFile=${report}`,
  ...process.argv.slice(2),
];
const { status } = spawnSync(process.execPath, jest, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });

let results;
try {
  results = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  console.error('jest wrote no report');
}
await postgres.stop();
rmSync(dir, { recursive: true, force: true });

const passed = results?.numPassedTests ?? 0;
// A file that could not even be loaded counts as a failure.
const failed = (results?.numFailedTests ?? 1) + (results?.numRuntimeErrorTestSuites ?? 0);
const skipped =
  results?.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter((one) => one.status === 'pending' || one.status === 'todo'),
  ) ?? [];
for (const { fullName } of skipped) console.log(`skipped: ${fullName}`);
const missing = process.env.CI && skipped.length ? skipped.length : 0;
console.log(`${passed} passed, ${failed + missing} failed`);
process.exit(status === 0 && failed + missing === 0 && passed > 0 ? 0 : 1);
