// npm run faults: one fault after the other on a house at work (Linux, as root), and the table of docs/faults.md made of what users saw.
// Ends with 1 when something was lost.
import path from 'node:path';
import { build, install, root, run } from './install.mjs';

install();
build();
run(process.execPath, ['--no-deprecation', path.join(root, 'proof/dist/faults/main.js'), ...process.argv.slice(2)]);
