// npm run replay -- --file calls.tsv --mode recorded|what-if: a file of real calls through the doors of the hotline, and the figures
// that come of it. The last line with --json is one object.
import path from 'node:path';
import { build, install, root, run } from './install.mjs';

install();
build();
run(process.execPath, ['--no-deprecation', path.join(root, 'replay/dist/main.js'), ...process.argv.slice(2)]);
