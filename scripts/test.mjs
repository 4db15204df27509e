// npm test: installs if needed, builds, starts one real PostgreSQL for all, runs every test and prints, last, the count.
// What follows `--` goes to jest. What needs a real Asterisk is not among them: npm run test:telephony.
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, install, root } from './install.mjs';
import { runJest } from './run-jest.mjs';

install();
build();
const { findBrowser } = createRequire(import.meta.url)(path.join(root, 'packages/testkit/dist/index.js'));
findBrowser();
const { passed, failed, whole } = await runJest(process.argv.slice(2));
console.log(`${passed} passed, ${failed} failed`);
process.exit(whole ? 0 : 1);
