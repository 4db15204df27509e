// npm run test:telephony: the tests that need a real Asterisk (packages/testkit/README.md says where it comes from), one after the
// other, since they share its lines. Prints, last, the count. Without an Asterisk nothing runs; in CI (CI=true) that is a failure.
// What follows `--` goes to jest.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build, install } from './install.mjs';
import { runJest } from './run-jest.mjs';

const onPath = (name) => (process.env.PATH ?? '').split(':').some((folder) => existsSync(path.join(folder, name)));
const missing = [
  ...(process.env.ASTERISK_ARI_URL || onPath('asterisk') ? [] : ['Asterisk (ASTERISK_ARI_URL, or `asterisk` on PATH)']),
  ...['sipp', 'espeak-ng', 'sox'].filter((name) => !onPath(name)),
];
if (missing.length) {
  const failed = process.env.CI ? 1 : 0;
  console.log(`telephony is not tested: missing ${missing.join(', ')}`);
  console.log(`0 passed, ${failed} failed`);
  process.exit(failed);
}
install();
build();
// A test that failed may leave telephones that ring for minutes: nobody waits for them.
const { passed, failed, whole } = await runJest(['--runInBand', '--forceExit', ...process.argv.slice(2)], {
  CIVICLINE_TEST_TELEPHONY: '1',
});
console.log(`${passed} passed, ${failed} failed`);
process.exit(whole ? 0 : 1);
