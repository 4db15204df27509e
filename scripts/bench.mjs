// npm run bench: floors, peers and ours, measured in one run and printed as a table. `npm run bench -- 3` repeats three times, `npm run
// bench -- desks` measures the desks alone, `npm run bench -- referrals` what offices answer.
import path from 'node:path';
import { build, install, root, run } from './install.mjs';

install();
build();
run(process.execPath, ['--no-deprecation', path.join(root, 'bench/dist/main.js'), ...process.argv.slice(2)]);
